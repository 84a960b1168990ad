package io.adtally.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTest {
    private Instant now = Instant.parse("2026-11-26T10:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final AtomicInteger asked = new AtomicInteger();
    private final Kept<String> kept = new Kept<>(Duration.ofSeconds(10), clock);

    @Test
    void asksAnewOnlyWhenTheAnswerIsOld() {
        assertThat(kept.or(() -> "answer " + asked.incrementAndGet())).isEqualTo("answer 1");
        now = now.plusSeconds(9);
        assertThat(kept.or(() -> "answer " + asked.incrementAndGet())).isEqualTo("answer 1");
        now = now.plusSeconds(1);
        assertThat(kept.or(() -> "answer " + asked.incrementAndGet())).isEqualTo("answer 2");
    }

    /** Whoever comes while the store is away is told so at once, and does not wait for it again. */
    @Test
    void remembersFailuresForTwoSeconds() {
        assertThat(kept.or(() -> "before")).isEqualTo("before");
        now = now.plusSeconds(10);
        for (int caller = 0; caller < 3; caller++) {
            assertThatThrownBy(() -> kept.or(this::away)).isInstanceOf(TrafficUnavailableException.class);
        }
        assertThat(asked).hasValue(1);
        now = now.plusSeconds(2);
        assertThat(kept.or(() -> "again")).isEqualTo("again");
    }

    /** A store that hangs: the answer comes ten seconds after it was asked for. */
    @Test
    void countsFromWhenTheFailureWasKnown() {
        assertThatThrownBy(() -> kept.or(() -> {
                    now = now.plusSeconds(10);
                    return away();
                }))
                .isInstanceOf(TrafficUnavailableException.class);
        assertThatThrownBy(() -> kept.or(() -> "not asked")).isInstanceOf(TrafficUnavailableException.class);
    }

    private String away() {
        asked.incrementAndGet();
        throw new TrafficUnavailableException("away", null);
    }
}
