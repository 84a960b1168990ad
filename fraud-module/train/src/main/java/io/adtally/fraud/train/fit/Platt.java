package io.adtally.fraud.train.fit;

import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.Scorer;
import io.adtally.fraud.score.Scratch;
import io.adtally.fraud.train.rows.Rows;

/**
 * Calibrates a forest's log odds by a line, fitted to rows that the forest has not seen. Two numbers, and the order of
 * scores stays. Source: Platt, "Probabilistic Outputs for Support Vector Machines", 1999, with the targets proposed there
 * against overconfidence, by Newton's method as in Lin, Lin and Weng, "A Note on Platt's Probabilistic Outputs", 2007.
 */
public final class Platt {
    private static final int MOST_STEPS = 100;
    private static final double SMALLEST_STEP = 1e-10;
    private static final double CLOSE_ENOUGH = 1e-10;
    private static final double RIDGE = 1e-12;
    /** A step must gain this share of what its slope promises. */
    private static final double LEAST_GAIN = 1e-4;

    private final double[] logOdds;
    private final double[] targets;
    private final float[] weights;
    private double slope = 1;
    private double intercept;

    private Platt(double[] logOdds, float[] labels, float[] weights) {
        this.logOdds = logOdds;
        this.weights = weights;
        double frauds = 0;
        double others = 0;
        for (int row = 0; row < labels.length; row++) {
            frauds += labels[row] > 0 ? weights[row] : 0;
            others += labels[row] > 0 ? 0 : weights[row];
        }
        targets = new double[labels.length];
        for (int row = 0; row < labels.length; row++) {
            targets[row] = labels[row] > 0 ? (frauds + 1) / (frauds + 2) : 1 / (others + 2);
        }
    }

    /** Throws {@link IllegalArgumentException} unless both kinds of rows are there, and scores rise with fraud. */
    public static Forest calibrate(Forest forest, Rows rows) {
        long frauds = rows.fraudCount();
        if (frauds == 0 || frauds == rows.count()) {
            throw new IllegalArgumentException("calibration needs rows of fraud and of honest traffic");
        }
        Scorer scorer = Scorer.of(forest, Scorer.Form.fastest(forest));
        Scratch scratch = scorer.newScratch();
        double[] logOdds = new double[rows.count()];
        for (int row = 0; row < logOdds.length; row++) {
            logOdds[row] = scorer.logOdds(rows.vector(row), scratch);
        }
        double[] line = line(logOdds, rows.labels(), rows.weights());
        return forest.calibrated(line[0] * forest.slope(), line[0] * forest.intercept() + line[1]);
    }

    /** Slope and intercept of greatest likelihood. */
    static double[] line(double[] logOdds, float[] labels, float[] weights) {
        Platt platt = new Platt(logOdds, labels, weights);
        int steps = 0;
        while (steps < MOST_STEPS && platt.step()) {
            steps++;
        }
        if (!(platt.slope > 0) || !Double.isFinite(platt.intercept)) {
            throw new IllegalArgumentException("the scores do not rise with fraud: slope " + platt.slope);
        }
        return new double[] {platt.slope, platt.intercept};
    }

    /** One step downhill; false where none leads further down. */
    private boolean step() {
        double gradientSlope = 0;
        double gradientIntercept = 0;
        double slopeSlope = RIDGE;
        double slopeIntercept = 0;
        double interceptIntercept = RIDGE;
        for (int row = 0; row < logOdds.length; row++) {
            double x = logOdds[row];
            double probability = 1 / (1 + Math.exp(-(slope * x + intercept)));
            double error = weights[row] * (probability - targets[row]);
            double curvature = weights[row] * probability * (1 - probability);
            gradientSlope += error * x;
            gradientIntercept += error;
            slopeSlope += curvature * x * x;
            slopeIntercept += curvature * x;
            interceptIntercept += curvature;
        }
        double determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
        double slopeStep = -(interceptIntercept * gradientSlope - slopeIntercept * gradientIntercept) / determinant;
        double interceptStep = -(slopeSlope * gradientIntercept - slopeIntercept * gradientSlope) / determinant;
        double promised = gradientSlope * slopeStep + gradientIntercept * interceptStep;
        return Math.abs(slopeStep) + Math.abs(interceptStep) > CLOSE_ENOUGH
                && descend(slopeStep, interceptStep, promised);
    }

    /** Halves the step until it gains enough: Newton's own may lead far past the valley. */
    private boolean descend(double slopeStep, double interceptStep, double promised) {
        double before = loss(slope, intercept);
        for (double share = 1; share > SMALLEST_STEP; share /= 2) {
            double newSlope = slope + share * slopeStep;
            double newIntercept = intercept + share * interceptStep;
            if (loss(newSlope, newIntercept) < before + LEAST_GAIN * share * promised) {
                slope = newSlope;
                intercept = newIntercept;
                return true;
            }
        }
        return false;
    }

    /** Negative logarithmic likelihood, in a form that no large exponent overflows. */
    private double loss(double someSlope, double someIntercept) {
        double loss = 0;
        for (int row = 0; row < logOdds.length; row++) {
            double x = someSlope * logOdds[row] + someIntercept;
            double positive = Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            loss += weights[row] * (positive - targets[row] * x);
        }
        return loss;
    }
}
