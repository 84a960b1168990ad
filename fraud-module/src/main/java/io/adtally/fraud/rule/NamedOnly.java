package io.adtally.fraud.rule;

import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.EventFacts;
import org.jspecify.annotations.Nullable;

/** An event of which only these two are known. */
record NamedOnly(@Nullable String userAgent, @Nullable String ip) implements EventFacts {
    @Override
    public Action action() {
        return Action.OTHER;
    }

    @Override
    public long eventTimeMillis() {
        return 0;
    }

    @Override
    public long receivedAtMillis() {
        return 0;
    }

    @Override
    public @Nullable String country() {
        return null;
    }

    @Override
    public boolean fromBrowser() {
        return false;
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

    @Override
    public double millisSinceImpression() {
        return Double.NaN;
    }
}
