package io.adtally.fraud.train.synthetic;

import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.EventFacts;
import org.jspecify.annotations.Nullable;

/**
 * An event that somebody is said to have sent.
 *
 * @param archetype who it was, which nobody but the label knows
 * @param user null where no consent was given
 * @param priceMicros what it would be billed at
 */
record SyntheticEvent(
        Archetype archetype,
        Action action,
        long eventTimeMillis,
        long receivedAtMillis,
        @Nullable String user,
        @Nullable String device,
        @Nullable String ip,
        @Nullable String country,
        double millisSinceImpression,
        long priceMicros)
        implements EventFacts {
    @Override
    public @Nullable String userAgent() {
        return null;
    }

    @Override
    public boolean fromBrowser() {
        return device == null;
    }

    @Override
    public boolean fromServer() {
        return false;
    }

    @Override
    public boolean preBidSuspect() {
        return false;
    }

    @Override
    public boolean prefetch() {
        return false;
    }

    @Override
    public int widthPixels() {
        return -1;
    }

    @Override
    public int heightPixels() {
        return -1;
    }

    /** The same event as another one sends it again. */
    SyntheticEvent again(Archetype by, long laterMillis, String fromIp, String fromCountry) {
        return new SyntheticEvent(
                by,
                action,
                eventTimeMillis + laterMillis,
                receivedAtMillis + laterMillis,
                user,
                device,
                fromIp,
                fromCountry,
                millisSinceImpression,
                priceMicros);
    }
}
