package io.adtally.fraud.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.verdict.Ruling;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DriftWindowTest {
    private static final long START = 1_795_514_400_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final double[] NOTHING = {};
    private static final Reference TWO = new Reference(
            List.of(
                    new Distribution("a", List.of(1.0), List.of(0.5, 0.5, 0.0)),
                    new Distribution("b", List.of(), List.of(1.0, 0.0))),
            Reference.UNKNOWN.scores());

    private final DriftWindow window = new DriftWindow("m", TWO);

    private static Map<Ruling, Long> rulings(long clean, long givt, long sivt, long quarantine) {
        return Map.of(Ruling.CLEAN, clean, Ruling.GIVT, givt, Ruling.SIVT, sivt, Ruling.QUARANTINE, quarantine);
    }

    @Test
    void countsWhereValuesFall() {
        window.count(new double[] {1, Double.NaN}, 0.95, Ruling.QUARANTINE, START);
        window.count(new double[] {1.5, 7}, 0.951, Ruling.SIVT, START);
        window.count(NOTHING, Double.NaN, Ruling.GIVT, START);
        assertThat(window.found(0, START)).containsExactly(1, 1, 0);
        assertThat(window.found(1, START)).containsExactly(1, 1);
        long[] scores = new long[21];
        scores[18] = 1;
        scores[19] = 1;
        assertThat(window.found(2, START))
                .as("as thresholds do, an edge counts below")
                .isEqualTo(scores);
        assertThat(window.rulings(START)).isEqualTo(rulings(0, 1, 1, 1));
    }

    @Test
    void anHourIsForgottenFiveMinutesAtATimeAndWithoutEventsToo() {
        for (int minute = 0; minute < 120; minute++) {
            window.count(NOTHING, Double.NaN, Ruling.CLEAN, START + minute * MINUTE);
        }
        long last = START + 119 * MINUTE;
        assertThat(window.rulings(last).get(Ruling.CLEAN)).isEqualTo(60);
        assertThat(window.rulings(last + 30 * MINUTE).get(Ruling.CLEAN)).isEqualTo(30);
        assertThat(window.rulings(last + 61 * MINUTE).get(Ruling.CLEAN)).isZero();
        assertThat(window.rulings(START).get(Ruling.CLEAN))
                .as("nothing is of later")
                .isZero();
    }

    @Test
    void aClockThatIsSetBackLosesNothing() {
        window.count(NOTHING, Double.NaN, Ruling.CLEAN, START + 60 * MINUTE);
        window.count(NOTHING, Double.NaN, Ruling.CLEAN, START);
        assertThat(window.rulings(START + 60 * MINUTE).get(Ruling.CLEAN)).isEqualTo(2);
    }

    /** Readers see every event once, and never what was emptied for other minutes. */
    @Test
    void othersReadWhileOneCounts() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int event = 0; event < 2_000_000; event++) {
                window.count(NOTHING, Double.NaN, Ruling.CLEAN, START + event / 100_000);
            }
            done.set(true);
        });
        long before = 0;
        while (!done.get()) {
            long now = window.rulings(START).getOrDefault(Ruling.CLEAN, 0L);
            assertThat(now).isBetween(before, 2_000_000L);
            before = now;
        }
        writer.join();
        assertThat(window.rulings(START).get(Ruling.CLEAN)).isEqualTo(2_000_000);
    }

    @Test
    void countingAllocatesNothing() {
        double[] features = {0.5, 2};
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int times = 200_000;
        for (int round = 0; round < 2; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int event = 0; event < times; event++) {
                window.count(features, 0.3, Ruling.CLEAN, START + event);
            }
            long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocatedBytes).as("for %d events", times).isLessThan(times);
        }
        assertThat(Arrays.stream(window.found(0, START + times)).sum()).isEqualTo(2L * times);
    }
}
