package io.adtally.fraud.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static final double NAN = Double.NaN;

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void anEdgeBelongsToTheRangeBelowItAndMissingIsAPlaceOfItsOwn() {
        double[] values = {0, 1, 1.5, 2, 3, NAN, NAN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1};
        Distribution distribution = Distribution.over("d", List.of(1.0, 2.0), values, ones(10));
        assertThat(distribution.shares()).containsExactly(0.4, 0.2, 0.2, 0.2);
    }

    @Test
    void rowsCountByTheirWeight() {
        Distribution distribution = Distribution.over("d", List.of(1.0), new double[] {0, 5}, new float[] {3, 1});
        assertThat(distribution.shares()).containsExactly(0.75, 0.25, 0.0);
    }

    @Test
    void quantilesHoldEquallyManyAndEqualValuesShareARange() {
        Random random = new Random(3);
        double[] values = random.doubles(10_000).toArray();
        Distribution even = Distribution.ofQuantiles("d", values, ones(values.length), 10);
        assertThat(even.edges()).hasSize(9);
        assertThat(even.shares().subList(0, 10))
                .allSatisfy(share -> assertThat(share).isCloseTo(0.1, within(1e-3)));
        double[] codes = new double[1_000];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = row < 900 ? 0 : row < 950 ? 1 : row < 990 ? 2 : NAN;
        }
        Distribution few = Distribution.ofQuantiles("d", codes, ones(codes.length), 10);
        assertThat(few.edges()).containsExactly(0.0, 1.0);
        assertThat(few.shares()).containsExactly(0.9, 0.05, 0.04, 0.01);
        assertThat(Distribution.ofQuantiles("d", new double[] {NAN}, ones(1), 10)
                        .shares())
                .containsExactly(0.0, 1.0);
        assertThat(Distribution.ofQuantiles("d", new double[] {7, 7, 7}, ones(3), 10)
                        .edges())
                .isEmpty();
    }

    /** Worked out by hand: 0.3 ln(0.8/0.5) + -0.3 ln(0.2/0.5). */
    @Test
    void theIndexIsTheSumOverShares() {
        Distribution half = new Distribution("d", List.of(1.0), List.of(0.5, 0.5, 0.0));
        assertThat(half.stabilityIndex(new long[] {50, 50, 0})).isZero();
        assertThat(half.stabilityIndex(new long[] {80, 20, 0})).isCloseTo(0.41588830833596, within(1e-12));
        assertThat(half.stabilityIndex(new long[] {0, 0, 10}))
                .as("a place that was empty is finite, and far")
                .isBetween(10.0, 20.0);
        assertThat(half.stabilityIndex(new long[3])).isNaN();
        assertThat(new Distribution("d", List.of(1.0), List.of()).stabilityIndex(new long[] {1, 1, 1}))
                .isNaN();
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        assertThatThrownBy(() -> new Distribution("d", List.of(2.0, 1.0), List.of()))
                .hasMessageContaining("rise");
        assertThatThrownBy(() -> new Distribution("d", List.of(NAN), List.of())).hasMessageContaining("rise");
        assertThatThrownBy(() -> new Distribution("d", List.of(1.0), List.of(1.0)))
                .hasMessageContaining("two more shares");
        assertThatThrownBy(() -> new Distribution("d", List.of(), List.of(2.0, 0.0)))
                .hasMessageContaining("0 to 1");
        Distribution other = new Distribution(Reference.SCORE, List.of(0.5), List.of());
        assertThatThrownBy(() -> new Reference(List.of(), other)).hasMessageContaining("edges of scores");
    }
}
