package io.adtally.fraud.feature;

import org.jspecify.annotations.Nullable;

/** An event by which behaviour is watched: who acted, and when. */
public interface WatchedEvent extends EventFacts {
    /** Whose it is; null where it does not say. */
    @Nullable
    String userIdHash();

    /** By which device; null where it does not say. */
    @Nullable
    String deviceIdHash();

    /**
     * When its user did something, epoch milliseconds: event time, but never after receipt, so that no wrong clock keeps
     * state for years.
     */
    default long activityMillis() {
        return Math.min(eventTimeMillis(), receivedAtMillis());
    }
}
