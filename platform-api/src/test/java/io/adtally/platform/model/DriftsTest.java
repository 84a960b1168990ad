package io.adtally.platform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.adtally.control.FoundDistribution;
import io.adtally.control.ModelDrift;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftsTest {
    private static final long NOW = 1_795_514_400_000L;

    private final Drifts drifts = new Drifts(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

    private static ModelDrift report(String model, int task, int tasks, long at, long low, long high) {
        return new ModelDrift(
                "champion",
                model,
                task,
                tasks,
                at,
                Duration.ofHours(1).toMillis(),
                Map.of("clean", low, "sivt", high),
                List.of(new FoundDistribution("score", List.of(0.5), List.of(0.5, 0.5, 0.0), List.of(low, high, 0L))));
    }

    /** 80 and 20 of 100 where halves were expected: 0.3 ln(0.8/0.5) - 0.3 ln(0.2/0.5). */
    @Test
    void addsWhatTheTasksFoundAndComparesTheSum() {
        drifts.heard(report("m", 0, 2, NOW - 5, 70, 0));
        drifts.heard(report("m", 1, 2, NOW, 10, 20));
        Drift drift = drifts.of(Seat.CHAMPION).orElseThrow();
        assertThat(drift.tasks()).isEqualTo(2);
        assertThat(drift.at()).isEqualTo(Instant.ofEpochMilli(NOW));
        assertThat(drift.rulings()).isEqualTo(Map.of("clean", 80L, "sivt", 20L));
        assertThat(drift.shifts()).singleElement().satisfies(shift -> {
            assertThat(shift.found()).containsExactly(80L, 20L, 0L);
            assertThat(shift.stabilityIndex()).isCloseTo(0.41588830833596, within(1e-12));
        });
        assertThat(drifts.of(Seat.CHALLENGER)).isEmpty();
    }

    @Test
    void leavesOutOtherModelsAndTasksThatAreNoMore() {
        drifts.heard(report("m", 0, 2, NOW, 1, 1));
        drifts.heard(report("older", 1, 2, NOW - 20_000, 100, 100));
        drifts.heard(report("m", 2, 3, NOW - 20_000, 100, 100));
        assertThat(drifts.of(Seat.CHAMPION).orElseThrow().rulings()).containsEntry("clean", 1L);
        drifts.heard(report("m", 0, 2, NOW - Duration.ofMinutes(3).toMillis(), 1, 1));
        drifts.heard(report("m", 2, 3, NOW - Duration.ofMinutes(3).toMillis(), 1, 1));
        assertThat(drifts.of(Seat.CHAMPION).orElseThrow().modelId()).isEqualTo("older");
    }

    @Test
    void saysNothingWhereNothingIsExpectedAndRefusesWhatDoesNotFit() {
        drifts.heard(new ModelDrift(
                "challenger",
                "m",
                0,
                1,
                NOW,
                1L,
                Map.of(),
                List.of(new FoundDistribution("score", List.of(0.5), List.of(), List.of(1L, 1L, 0L)))));
        assertThat(drifts.of(Seat.CHALLENGER).orElseThrow().shifts())
                .extracting(Drift.Shift::stabilityIndex)
                .containsOnlyNulls();
        ModelDrift unfit = report("m", 0, 1, NOW, 1, 1);
        unfit.getDistributions().getFirst().setFound(List.of(1L));
        assertThatThrownBy(() -> drifts.heard(unfit)).hasMessageContaining("two more counts");
    }
}
