package io.adtally.fraud.train;

import io.adtally.fraud.drift.Distribution;
import io.adtally.fraud.drift.Reference;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.Forest;
import io.adtally.fraud.train.evaluate.Judge;
import io.adtally.fraud.train.rows.Rows;
import java.util.ArrayList;
import java.util.List;

/** What a model's traffic will be held against. */
final class References {
    /** Of features: deciles, where values differ enough. */
    private static final int RANGES = 10;

    private References() {}

    /** @param unseen rows to score: those it was fitted to it scores better than others */
    static Reference of(Forest forest, Rows fit, Rows unseen) {
        List<Distribution> features = new ArrayList<>();
        for (int column = 0; column < FeatureSchema.SIZE; column++) {
            double[] values = new double[fit.count()];
            for (int row = 0; row < values.length; row++) {
                values[row] = fit.matrix()[row * FeatureSchema.SIZE + column];
            }
            features.add(Distribution.ofQuantiles(FeatureSchema.columns().get(column), values, fit.weights(), RANGES));
        }
        return new Reference(
                features,
                Distribution.over(
                        Reference.SCORE, Reference.SCORE_EDGES, Judge.scores(forest, unseen), unseen.weights()));
    }
}
