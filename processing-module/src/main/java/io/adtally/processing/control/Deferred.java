package io.adtally.processing.control;

import io.adtally.control.ControlMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages that cannot be applied for the time being, the newest of each subject. They are due again together, after pauses
 * that grow until none is left, because asking a store that is away can take long. Not thread-safe.
 */
final class Deferred {
    private static final long SHORTEST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toNanos();

    private final Map<String, ControlMessage> messages = new LinkedHashMap<>();
    private long pauseNanos = SHORTEST_PAUSE;
    private long dueNanos;

    /** Keeps it, in place of an earlier one of its subject. */
    void add(ControlMessage message, long nowNanos) {
        if (messages.isEmpty()) {
            pauseNanos = SHORTEST_PAUSE;
            dueNanos = nowNanos + pauseNanos;
        }
        messages.put(message.getSubject(), message);
    }

    void remove(String subject) {
        messages.remove(subject);
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Those to be tried now; they stay until removed. */
    List<ControlMessage> due(long nowNanos) {
        if (messages.isEmpty() || nowNanos - dueNanos < 0) {
            return List.of();
        }
        pauseNanos = Math.min(LONGEST_PAUSE, 2 * pauseNanos);
        dueNanos = nowNanos + pauseNanos;
        return List.copyOf(messages.values());
    }
}
