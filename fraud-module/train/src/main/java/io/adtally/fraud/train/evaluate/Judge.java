package io.adtally.fraud.train.evaluate;

import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.ModelCard.ArchetypeResult;
import io.adtally.fraud.score.ModelCard.Estimate;
import io.adtally.fraud.score.ModelCard.Evaluation;
import io.adtally.fraud.score.ModelCard.HumanCost;
import io.adtally.fraud.score.ModelCard.Thresholds;
import io.adtally.fraud.score.ModelCard.Tier;
import io.adtally.fraud.score.Scorer;
import io.adtally.fraud.score.Scratch;
import io.adtally.fraud.train.rows.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Judges one model by one set of rows. Immutable. */
public final class Judge {
    private static final int CALIBRATION_RANGES = 15;

    private final Rows rows;
    private final Thresholds thresholds;
    private final double[] scores;
    private final double[] weights;
    private final Ranking ranking;

    /** Scores all rows. */
    public Judge(Forest forest, Rows rows, Thresholds thresholds) {
        this.rows = rows;
        this.thresholds = thresholds;
        this.scores = scores(forest, rows);
        this.weights = new double[rows.count()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = rows.weights()[row];
        }
        this.ranking = new Ranking(scores, rows.labels());
    }

    /** The scores of rows, in their order. */
    public static double[] scores(Forest forest, Rows rows) {
        Scorer scorer = Scorer.of(forest, Scorer.Form.fastest(forest));
        Scratch scratch = scorer.newScratch();
        double[] scores = new double[rows.count()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = scorer.score(rows.vector(row), scratch);
        }
        return scores;
    }

    /** Everything the card says; the seed is that of the bootstrap samples. */
    public Evaluation evaluation(String description, long seed) {
        Bootstrap bootstrap = new Bootstrap(weights, seed);
        return new Evaluation(
                description,
                rows.count(),
                rows.fraudCount(),
                bootstrap.of(ranking::areaUnderCurve),
                bootstrap.of(ranking::averagePrecision),
                ranking.calibrationError(CALIBRATION_RANGES, weights),
                tier(thresholds.quarantine(), bootstrap),
                tier(thresholds.drop(), bootstrap),
                archetypes(),
                humanCost());
    }

    private Tier tier(double threshold, Bootstrap bootstrap) {
        Estimate precision = bootstrap.of(sample -> ranking.precisionAbove(threshold, sample));
        return new Tier(threshold, ranking.countAbove(threshold), precision, ranking.recallAbove(threshold, weights));
    }

    /** Each kind of fraud that the rows name. */
    private List<ArchetypeResult> archetypes() {
        TreeSet<String> names = new TreeSet<>();
        for (int row = 0; row < rows.count(); row++) {
            if (rows.isFraud(row) && !rows.archetype(row).isEmpty()) {
                names.add(rows.archetype(row));
            }
        }
        List<ArchetypeResult> results = new ArrayList<>();
        names.forEach(name -> results.add(archetype(name)));
        return results;
    }

    /** One kind of fraud against honest traffic. */
    public ArchetypeResult archetype(String name) {
        double all = 0;
        double[] caught = new double[2];
        double[] honest = new double[2];
        long count = 0;
        double[] above = {thresholds.quarantine(), thresholds.drop()};
        for (int row = 0; row < rows.count(); row++) {
            boolean own = rows.isFraud(row) && rows.archetype(row).equals(name);
            count += own ? 1 : 0;
            all += own ? weights[row] : 0;
            for (int tier = 0; tier < above.length; tier++) {
                if (scores[row] > above[tier]) {
                    caught[tier] += own ? weights[row] : 0;
                    honest[tier] += rows.isFraud(row) ? 0 : weights[row];
                }
            }
        }
        return new ArchetypeResult(
                name,
                count,
                caught[0] / all,
                caught[0] / (caught[0] + honest[0]),
                caught[1] / all,
                caught[1] / (caught[1] + honest[1]));
    }

    /** What flagged honest traffic would have been billed at. */
    private HumanCost humanCost() {
        long count = 0;
        long quarantined = 0;
        long dropped = 0;
        long micros = 0;
        long quarantinedMicros = 0;
        long droppedMicros = 0;
        for (int row = 0; row < rows.count(); row++) {
            if (rows.isFraud(row)) {
                continue;
            }
            count++;
            micros += rows.priceMicros(row);
            if (scores[row] > thresholds.drop()) {
                dropped++;
                droppedMicros += rows.priceMicros(row);
            } else if (scores[row] > thresholds.quarantine()) {
                quarantined++;
                quarantinedMicros += rows.priceMicros(row);
            }
        }
        return new HumanCost(
                count,
                quarantined,
                dropped,
                micros,
                quarantinedMicros,
                droppedMicros,
                (double) quarantinedMicros / micros,
                (double) droppedMicros / micros);
    }
}
