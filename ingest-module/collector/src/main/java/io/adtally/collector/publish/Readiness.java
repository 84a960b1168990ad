package io.adtally.collector.publish;

import java.util.List;

/**
 * Whether events can be made durable.
 *
 * @param reasons why not, for a person; empty when ready
 */
public record Readiness(List<String> reasons) {
    /** Nothing is in the way. */
    public static final Readiness READY = new Readiness(List.of());

    public Readiness {
        reasons = List.copyOf(reasons);
    }

    /** Not ready, for one reason. */
    public static Readiness not(String reason) {
        return new Readiness(List.of(reason));
    }

    public boolean isReady() {
        return reasons.isEmpty();
    }
}
