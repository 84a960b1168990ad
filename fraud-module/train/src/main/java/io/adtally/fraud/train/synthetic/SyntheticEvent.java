package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.WatchedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that somebody is said to have sent.
 *
 * @param archetype who it was, which nobody but the label knows
 * @param userIdHash null where no consent was given
 * @param priceMicros what it would be billed at
 */
record SyntheticEvent(
        Archetype archetype,
        Action action,
        long eventTimeMillis,
        long receivedAtMillis,
        @Nullable String userIdHash,
        @Nullable String deviceIdHash,
        @Nullable String ip,
        @Nullable String country,
        double millisSinceImpression,
        long priceMicros)
        implements WatchedEvent {
    @Override
    public boolean fromBrowser() {
        return deviceIdHash == null;
    }

    /** The same event as another one sends it again. */
    SyntheticEvent again(Archetype by, long laterMillis, String fromIp, String fromCountry) {
        return new SyntheticEvent(
                by,
                action,
                eventTimeMillis + laterMillis,
                receivedAtMillis + laterMillis,
                userIdHash,
                deviceIdHash,
                fromIp,
                fromCountry,
                millisSinceImpression,
                priceMicros);
    }
}
