package io.adtally.processing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TalliesTest {
    private static final Map<Point, Long> BALANCED = Map.of(
            Point.RECEIVED, 100L,
            Point.ENRICHED, 97L,
            Point.DECIDED, 90L,
            Point.WAITING, 7L,
            Point.RESTATED, 0L,
            Point.ENTRIES, 94L,
            Point.INVALID, 6L,
            Point.BOOKS, 100L,
            Point.LAKE, 100L);

    private final Tallies tallies = new Tallies(5);

    @Test
    void acceptsBooksThatBalance() throws Exception {
        tell(3, BALANCED);
        assertThat(tallies.balance(3)).isEqualTo(BALANCED);
        assertThat(tallies.balance(3)).as("forgotten").isEmpty();
    }

    /** One event more or less at any point is found. */
    @ParameterizedTest
    @EnumSource(Point.class)
    void refusesADifferenceAtAnyPoint(Point point) {
        for (long difference : new long[] {1, -1}) {
            long size = point == Point.RECEIVED ? 4 * difference : difference; // some may be on their way to Redis
            Map<Point, Long> counts = new EnumMap<>(BALANCED);
            counts.merge(point, size, Long::sum);
            tell(1, counts);
            assertThatThrownBy(() -> tallies.balance(1))
                    .isInstanceOf(AuditFailedException.class)
                    .hasMessageContaining("checkpoint 1");
        }
    }

    @Test
    void sumsOverTasksAndKeepsCheckpointsApart() throws Exception {
        for (Point point : Point.values()) {
            long count = BALANCED.getOrDefault(point, 0L);
            tallies.add(new Tally(1, point, 0, 2, count - 60));
            tallies.add(new Tally(2, point, 0, 2, 1_000_000));
            tallies.add(new Tally(1, point, 1, 2, 60));
        }
        assertThat(tallies.balance(1)).isEqualTo(BALANCED);
    }

    @Test
    void whoHasEndedSaidHisLastWord() throws Exception {
        BALANCED.forEach((point, count) -> tallies.add(new Tally(Tally.FINAL, point, 0, 1, count)));
        assertThat(tallies.balance(7)).isEqualTo(BALANCED);
        assertThat(tallies.balance(8)).isEqualTo(BALANCED);
    }

    @Test
    void withoutAllTasksNothingIsSaid() throws Exception {
        tell(1, BALANCED);
        tallies.add(new Tally(1, Point.LAKE, 0, 2, 100));
        assertThat(tallies.balance(1)).isEmpty();
    }

    private void tell(long checkpointId, Map<Point, Long> counts) {
        counts.forEach((point, count) -> tallies.add(new Tally(checkpointId, point, 0, 1, count)));
    }
}
