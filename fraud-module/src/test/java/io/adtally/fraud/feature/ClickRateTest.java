package io.adtally.fraud.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClickRateTest {
    private static final long MINUTE = 60_000;
    private static final long START = 1_795_514_400_000L;
    private static final double HALF_LIFE_MINUTES = 360;

    /** The baseline is the weighted mean and scatter of every minute's count, the silent ones too. */
    @Test
    void theBaselineIsThatOfAllMinutesButTheOpenTwo() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int minutes = 3 + random.nextInt(600);
            int[] counts = new int[minutes];
            ClickRate rate = new ClickRate();
            for (int minute = 0; minute < minutes; minute++) {
                boolean active = minute == 0 || minute == minutes - 1 || random.nextInt(10) == 0;
                counts[minute] = active ? random.nextInt(4) : 0;
                if (active) {
                    rate.advance(START + minute * MINUTE);
                    for (int click = 0; click < counts[minute]; click++) {
                        rate.click(START + minute * MINUTE + random.nextInt((int) MINUTE));
                    }
                }
            }
            double weight = 0;
            double sum = 0;
            for (int minute = 0; minute < minutes - 2; minute++) {
                weight += weight(minutes - 3 - minute);
                sum += weight(minutes - 3 - minute) * counts[minute];
            }
            double mean = sum / weight;
            double squares = 0;
            for (int minute = 0; minute < minutes - 2; minute++) {
                squares += weight(minutes - 3 - minute) * (counts[minute] - mean) * (counts[minute] - mean);
            }
            assertThat(rate.baseline.weight)
                    .as("seed %d %s", seed, Arrays.toString(counts))
                    .isEqualTo(weight, within(1e-6));
            assertThat(rate.baseline.mean).isEqualTo(mean, within(1e-9));
            assertThat(rate.baseline.variance()).isEqualTo(squares / weight, within(1e-9));
            if (weight >= 5) {
                double floor = Math.max(1, Math.sqrt(mean));
                assertThat(rate.deviation())
                        .isEqualTo(
                                (counts[minutes - 1] - mean) / Math.sqrt(squares / weight + floor * floor),
                                within(1e-9));
            } else {
                assertThat(rate.deviation()).isNaN();
            }
        }
    }

    @Test
    void aClickMayComeUpToAMinuteLateAndNoLater() {
        ClickRate rate = new ClickRate();
        rate.advance(START);
        rate.advance(START + MINUTE);
        rate.click(START + 10);
        rate.advance(START + 2 * MINUTE);
        assertThat(rate.baseline.mean).as("the click is in its minute").isOne();
        rate.click(START + 20);
        rate.advance(START + 3 * MINUTE);
        assertThat(rate.baseline.mean).as("a closed minute stays as it is").isEqualTo(0.5, within(1e-3));
    }

    @Test
    void aBurstAfterASteadyHourStandsOut() {
        ClickRate rate = new ClickRate();
        for (int minute = 0; minute < 60; minute++) {
            rate.advance(START + minute * MINUTE);
            rate.click(START + minute * MINUTE);
        }
        assertThat(Math.abs(rate.deviation())).isLessThan(0.1);
        for (int click = 0; click < 30; click++) {
            rate.click(START + 59 * MINUTE);
        }
        assertThat(rate.deviation()).as("30 more than the usual one").isEqualTo(30, within(0.1));
    }

    private static double weight(int minutesAgo) {
        return Math.pow(0.5, minutesAgo / HALF_LIFE_MINUTES);
    }
}
