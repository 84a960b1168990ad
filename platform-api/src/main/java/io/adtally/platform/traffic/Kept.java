package io.adtally.platform.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a store, asked for anew only when it has become old, however many people want it. That there was no answer is
 * kept for a while, too, so that not everybody waits for a store that is away. Thread-safe.
 *
 * @param <T> the answer
 */
final class Kept<T> {
    private static final Duration FAILURES_FRESH = Duration.ofSeconds(2);

    private final Duration fresh;
    private final Clock clock;
    private @Nullable T answer;
    private @Nullable TrafficUnavailableException failure;
    private Instant until = Instant.MIN;

    Kept(Duration fresh, Clock clock) {
        this.fresh = fresh;
        this.clock = clock;
    }

    /** What was answered lately; TrafficUnavailableException if lately there was no answer. */
    synchronized T or(Supplier<T> question) {
        T known = answer;
        if (clock.instant().isBefore(until)) {
            if (failure != null) {
                throw failure;
            }
            if (known != null) {
                return known;
            }
        }
        try {
            T found = question.get();
            answer = found;
            failure = null;
            until = clock.instant().plus(fresh);
            return found;
        } catch (TrafficUnavailableException away) {
            failure = away;
            until = clock.instant().plus(FAILURES_FRESH);
            throw away;
        }
    }
}
