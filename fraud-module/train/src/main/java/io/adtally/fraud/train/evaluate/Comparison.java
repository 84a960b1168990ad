package io.adtally.fraud.train.evaluate;

import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.ModelCard.Estimate;
import io.adtally.fraud.score.ModelCard.Thresholds;
import io.adtally.fraud.train.rows.Rows;

/**
 * A challenger against a champion on the same rows: differences, challenger less champion, with the intervals that paired
 * bootstrap samples leave. An interval above 0 is a gain that other rows of the kind would show too.
 */
public record Comparison(
        Estimate averagePrecision, Estimate areaUnderCurve, Estimate quarantinePrecision, Estimate dropPrecision) {
    /** Scores all rows by both. */
    public static Comparison of(Forest champion, Forest challenger, Rows rows, Thresholds thresholds, long seed) {
        Ranking before = new Ranking(Judge.scores(champion, rows), rows.labels());
        Ranking after = new Ranking(Judge.scores(challenger, rows), rows.labels());
        double[] weights = new double[rows.count()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = rows.weights()[row];
        }
        Bootstrap bootstrap = new Bootstrap(weights, seed);
        return new Comparison(
                bootstrap.of(sample -> after.averagePrecision(sample) - before.averagePrecision(sample)),
                bootstrap.of(sample -> after.areaUnderCurve(sample) - before.areaUnderCurve(sample)),
                bootstrap.of(sample -> after.precisionAbove(thresholds.quarantine(), sample)
                        - before.precisionAbove(thresholds.quarantine(), sample)),
                bootstrap.of(sample -> after.precisionAbove(thresholds.drop(), sample)
                        - before.precisionAbove(thresholds.drop(), sample)));
    }
}
