package io.adtally.benchmarks.fraud;

import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.EventFacts;
import org.jspecify.annotations.Nullable;

/** An event as the rules see it. */
record Event(
        Action action,
        long eventTimeMillis,
        long receivedAtMillis,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String country,
        boolean fromBrowser,
        boolean fromServer,
        boolean preBidSuspect,
        boolean prefetch,
        int widthPixels,
        int heightPixels,
        double millisSinceImpression)
        implements EventFacts {}
