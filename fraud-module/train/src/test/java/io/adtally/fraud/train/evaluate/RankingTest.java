package io.adtally.fraud.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adtally.fraud.score.ModelCard.Estimate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
    /** Against the definitions, pair by pair and threshold by threshold, with ties and weights. */
    @Test
    void measuresAreThoseOfTheirDefinitions() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int rows = 2 + random.nextInt(60);
            double[] scores = new double[rows];
            float[] labels = new float[rows];
            double[] weights = new double[rows];
            for (int row = 0; row < rows; row++) {
                scores[row] = random.nextInt(20) / 20.0;
                labels[row] = row == 0 ? 1 : row == 1 ? 0 : random.nextInt(2);
                weights[row] = random.nextInt(4) + (row < 2 ? 1 : 0);
            }
            Ranking ranking = new Ranking(scores, labels);
            assertThat(ranking.areaUnderCurve(weights)).isEqualTo(area(scores, labels, weights), within(1e-12));
            assertThat(ranking.averagePrecision(weights)).isEqualTo(average(scores, labels, weights), within(1e-12));
        }
    }

    private static double area(double[] scores, float[] labels, double[] weights) {
        double won = 0;
        double pairs = 0;
        for (int one = 0; one < scores.length; one++) {
            for (int other = 0; other < scores.length; other++) {
                if (labels[one] > labels[other]) {
                    double weight = weights[one] * weights[other];
                    pairs += weight;
                    won += weight * (Math.signum(scores[one] - scores[other]) + 1) / 2;
                }
            }
        }
        return won / pairs;
    }

    private static double average(double[] scores, float[] labels, double[] weights) {
        double sum = 0;
        double frauds = 0;
        for (int row = 0; row < scores.length; row++) {
            if (labels[row] > 0) {
                double caught = 0;
                double flagged = 0;
                for (int other = 0; other < scores.length; other++) {
                    if (scores[other] >= scores[row]) {
                        flagged += weights[other];
                        caught += labels[other] * weights[other];
                    }
                }
                sum += weights[row] == 0 ? 0 : weights[row] * caught / flagged;
                frauds += weights[row];
            }
        }
        return sum / frauds;
    }

    @Test
    void tiersCountWhatLiesAbove() {
        Ranking ranking = new Ranking(new double[] {0.99, 0.9, 0.85, 0.8, 0.1, 0.96}, new float[] {1, 0, 1, 1, 0, 1});
        double[] weights = {1, 2, 1, 1, 1, 1};
        assertThat(ranking.countAbove(0.8))
                .as("a score at the threshold is not above it")
                .isEqualTo(4);
        assertThat(ranking.precisionAbove(0.8, weights)).isEqualTo(0.6, within(1e-12));
        assertThat(ranking.recallAbove(0.8, weights)).isEqualTo(0.75, within(1e-12));
        assertThat(ranking.precisionAbove(0.95, weights)).isOne();
        assertThat(ranking.precisionAbove(0.999, weights)).as("of nothing").isNaN();
    }

    @Test
    void calibrationErrorIsTheWeightedGapOfEachRange() {
        Ranking ranking = new Ranking(new double[] {0.1, 0.15, 0.9, 1}, new float[] {0, 1, 1, 1});
        assertThat(ranking.calibrationError(2, new double[] {1, 1, 1, 3})).isEqualTo((0.75 + 0.1) / 6, within(1e-12));
    }

    /** The mean of a thousand draws is known to a standard error that the interval should hold twice. */
    @Test
    void bootstrapIntervalsAreThoseOfTheStandardError() {
        Random random = new Random(1);
        double[] values = random.doubles(1_000).toArray();
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        Estimate mean = new Bootstrap(ones, 3).of(weights -> {
            double sum = 0;
            for (int row = 0; row < values.length; row++) {
                sum += weights[row] * values[row];
            }
            return sum / Arrays.stream(weights).sum();
        });
        double standardError = Math.sqrt(1 / 12.0 / values.length);
        assertThat(mean.value()).isEqualTo(Arrays.stream(values).average().orElseThrow(), within(1e-12));
        assertThat(mean.high() - mean.low()).isBetween(3.3 * standardError, 4.6 * standardError);
        assertThat(mean.value()).isBetween(mean.low(), mean.high());
    }
}
