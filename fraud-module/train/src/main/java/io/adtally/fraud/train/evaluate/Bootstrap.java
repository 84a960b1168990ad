package io.adtally.fraud.train.evaluate;

import io.adtally.fraud.score.ModelCard.Estimate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How much an estimate would move with other rows of the same kind: it is computed again on samples drawn from the rows
 * with replacement. Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, percentile intervals.
 */
final class Bootstrap {
    private static final int SAMPLES = 200;
    private static final double OUTSIDE = 0.025;

    private final double[] weights;
    private final long seed;

    /** Samples of rows with these weights; the same seed draws the same samples. */
    Bootstrap(double[] weights, long seed) {
        this.weights = weights.clone();
        this.seed = seed;
    }

    /** The estimate on all rows, and the interval that holds it in 95 of 100 samples. */
    Estimate of(ToDoubleFunction<double[]> estimator) {
        double[] estimates = new double[SAMPLES];
        SplittableRandom random = new SplittableRandom(seed);
        double[] sample = new double[weights.length];
        for (int at = 0; at < SAMPLES; at++) {
            Arrays.fill(sample, 0);
            for (int draw = 0; draw < weights.length; draw++) {
                int row = random.nextInt(weights.length);
                sample[row] += weights[row];
            }
            estimates[at] = estimator.applyAsDouble(sample);
        }
        Arrays.sort(estimates);
        return new Estimate(
                estimator.applyAsDouble(weights.clone()),
                estimates[(int) (OUTSIDE * SAMPLES)],
                estimates[(int) ((1 - OUTSIDE) * SAMPLES) - 1]);
    }
}
