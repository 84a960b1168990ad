package io.adtally.fraud.train.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlattTest {
    /** Labels drawn from a known line are told by it again. */
    @Test
    void findsTheLineThatLabelsWereDrawnFrom() {
        Random random = new Random(11);
        int rows = 200_000;
        double[] logOdds = new double[rows];
        float[] labels = new float[rows];
        float[] weights = new float[rows];
        Arrays.fill(weights, 1);
        for (int row = 0; row < rows; row++) {
            logOdds[row] = 4 * random.nextGaussian() - 3;
            double probability = 1 / (1 + Math.exp(-(0.7 * logOdds[row] + 0.4)));
            labels[row] = random.nextDouble() < probability ? 1 : 0;
        }
        double[] line = Platt.line(logOdds, labels, weights);
        assertThat(line[0]).isEqualTo(0.7, within(0.02));
        assertThat(line[1]).isEqualTo(0.4, within(0.05));
    }

    /** Undamped, Newton's steps leave such data for infinity. */
    @Test
    void stepsAreHeldBackWhereScoresAreFarTooSure() {
        Random random = new Random(2);
        int rows = 5_000;
        double[] logOdds = new double[rows];
        float[] labels = new float[rows];
        float[] weights = new float[rows];
        Arrays.fill(weights, 1);
        for (int row = 0; row < rows; row++) {
            labels[row] = row % 4 == 0 ? 1 : 0;
            logOdds[row] = (labels[row] > 0 ? 30 : -30)
                    + (row % 50 == 0 ? -60 * (2 * labels[row] - 1) : 0)
                    + random.nextGaussian();
        }
        double[] line = Platt.line(logOdds, labels, weights);
        assertThat(line[0]).isBetween(0.01, 1.0);
        assertThat(line[1]).isBetween(-5.0, 5.0);
    }

    @Test
    void aWeightIsSoManyRows() {
        double[] logOdds = {-2, -1, 0, 0.5, 1, 2, 0.2};
        float[] labels = {0, 0, 1, 0, 1, 1, 0};
        float[] weights = {2, 1, 1, 1, 3, 1, 1};
        double[] repeated = {-2, -2, -1, 0, 0.5, 1, 1, 1, 2, 0.2};
        float[] repeatedLabels = {0, 0, 0, 1, 0, 1, 1, 1, 1, 0};
        float[] ones = new float[repeated.length];
        Arrays.fill(ones, 1);
        assertThat(Platt.line(logOdds, labels, weights))
                .containsExactly(Platt.line(repeated, repeatedLabels, ones), within(1e-6));
    }

    @Test
    void scoresThatFallWithFraudAreRefused() {
        assertThatThrownBy(
                        () -> Platt.line(new double[] {3, 2, 1, 0}, new float[] {0, 0, 1, 1}, new float[] {1, 1, 1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
