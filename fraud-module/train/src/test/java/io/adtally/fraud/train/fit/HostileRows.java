package io.adtally.fraud.train.fit;

import java.util.Random;

/** Rows as no generator of traffic makes them: what may arrive at a scorer whatever it was trained on. */
final class HostileRows {
    static final int WIDTH = 12;
    static final int FIRST_CATEGORY = 10;
    private static final double[] ODD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1e301,
        -1e301,
        1e300,
        Double.MIN_VALUE,
        1e-36,
        -1e-36,
        1e-35f,
        1e-34,
        0,
        -0.0
    };
    private static final double[] ODD_CODES = {
        Double.NaN,
        -1,
        -0.5,
        0.7,
        2.7,
        31,
        32,
        63,
        64,
        500,
        1e9,
        3e9,
        1e300,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private HostileRows() {}

    /** Plain rows with labels that depend on them: ten numbers, a third of them with gaps, and two categories. */
    static double[] plain(Random random, int rows) {
        double[] matrix = new double[rows * WIDTH];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < WIDTH; column++) {
                matrix[row * WIDTH + column] = value(random, column);
            }
        }
        return matrix;
    }

    static float[] labels(Random random, double[] matrix) {
        float[] labels = new float[matrix.length / WIDTH];
        for (int row = 0; row < labels.length; row++) {
            int at = row * WIDTH;
            double logOdds = matrix[at] - matrix[at + 1] * matrix[at + 2] + (matrix[at + 10] % 3 == 0 ? 1.5 : -1);
            logOdds += Double.isNaN(matrix[at + 6]) ? 1 : matrix[at + 6];
            logOdds += matrix[at + 11] > 20 ? matrix[at + 3] : -matrix[at + 4];
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
        }
        return labels;
    }

    /** One in three values replaced by one that is odd, or near a threshold of the model. */
    static double[] hostile(Random random, int rows, double[] thresholds) {
        double[] matrix = plain(random, rows);
        for (int at = 0; at < matrix.length; at++) {
            if (random.nextInt(3) > 0) {
                continue;
            }
            boolean category = at % WIDTH >= FIRST_CATEGORY;
            double threshold = thresholds[random.nextInt(thresholds.length)];
            matrix[at] = switch (random.nextInt(4)) {
                case 0 -> threshold;
                case 1 -> Math.nextUp(threshold);
                default -> category ? ODD_CODES[random.nextInt(ODD_CODES.length)] : ODD[random.nextInt(ODD.length)];
            };
        }
        return matrix;
    }

    private static double value(Random random, int column) {
        if (column >= FIRST_CATEGORY) {
            // skewed, so that some codes are rare
            return (int) (Math.pow(random.nextDouble(), 2) * (column == FIRST_CATEGORY ? 8 : 40));
        }
        if (column >= 6 && column < 9 && random.nextInt(4) == 0) {
            return Double.NaN;
        }
        return switch (column) {
            case 3 -> random.nextInt(5);
            case 4 -> Math.exp(3 * random.nextGaussian());
            case 5 -> random.nextBoolean() ? 0 : random.nextGaussian();
            default -> random.nextGaussian();
        };
    }
}
