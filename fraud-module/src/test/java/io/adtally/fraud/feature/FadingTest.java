package io.adtally.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Counts and baselines against the sums that define them, samples in random order. */
class FadingTest {
    private static final long START = 1_795_514_400_000L;
    private static final double HALF_LIFE = Duration.ofHours(2).toMillis();
    private static final Decay DECAY = Decay.ofHalfLife(Duration.ofHours(2));

    private record Sample(double value, long time) {}

    @Test
    void aHalfLifeHalves() {
        DecayedCount count = new DecayedCount();
        count.add(DECAY, START);
        count.add(DECAY, START);
        assertThat(count.at(DECAY, START + (long) HALF_LIFE)).isEqualTo(1, within(1e-12));
        assertThat(count.at(DECAY, START + 2 * (long) HALF_LIFE)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void countAndBaselineEqualTheDirectSumsInAnyOrder() {
        for (int seed = 0; seed < 200; seed++) {
            List<Sample> samples = samples(new Random(seed));
            long last = samples.stream().mapToLong(Sample::time).max().orElseThrow();
            DecayedCount count = new DecayedCount();
            EwmaBaseline baseline = new EwmaBaseline();
            for (Sample sample : samples) {
                count.add(DECAY, sample.time);
                baseline.add(DECAY, sample.value, 1, sample.time);
            }
            double weight = samples.stream().mapToDouble(s -> weight(s, last)).sum();
            double mean =
                    samples.stream().mapToDouble(s -> weight(s, last) * s.value).sum() / weight;
            double variance = samples.stream()
                            .mapToDouble(s -> weight(s, last) * (s.value - mean) * (s.value - mean))
                            .sum()
                    / weight;
            Percentage rounding = Percentage.withPercentage(1e-7);
            assertThat(count.at(DECAY, last)).as("seed %d", seed).isCloseTo(weight, rounding);
            assertThat(baseline.weight).isCloseTo(weight, rounding);
            assertThat(baseline.mean).isCloseTo(mean, rounding);
            assertThat(baseline.variance()).isCloseTo(variance, rounding);
            assertThat(baseline.deviation(mean + 2 * Math.sqrt(variance + 9), 3))
                    .isCloseTo(2, rounding);
        }
    }

    /** A thousand years of silence and back: nothing overflows, and the past is gone. */
    @Test
    void survivesAnyDistance() {
        EwmaBaseline baseline = new EwmaBaseline();
        long later = START + Duration.ofDays(365_000).toMillis();
        baseline.add(DECAY, 5, 1, START);
        baseline.add(DECAY, 7, 1, later);
        baseline.add(DECAY, 100, 1, START);
        assertThat(baseline.mean).isEqualTo(7);
        assertThat(baseline.variance()).isZero();
        assertThat(baseline.weight).isEqualTo(1);
    }

    private static double weight(Sample sample, long last) {
        return Math.pow(0.5, (last - sample.time) / HALF_LIFE);
    }

    /** Values far from 0 relative to their scatter, where sums of squares would cancel. */
    private static List<Sample> samples(Random random) {
        double offset = random.nextInt(4) * 1e4;
        List<Sample> samples = new ArrayList<>();
        long time = START;
        for (int i = 2 + random.nextInt(200); i > 0; i--) {
            time += random.nextInt(3) * (long) (-Math.log(random.nextDouble()) * 200_000);
            samples.add(new Sample(offset + random.nextGaussian(), time));
        }
        if (random.nextBoolean()) {
            Collections.shuffle(samples, random);
        }
        return samples;
    }
}
