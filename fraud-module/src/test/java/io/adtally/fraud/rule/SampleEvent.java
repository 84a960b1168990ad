package io.adtally.fraud.rule;

import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.EventFacts;
import org.jspecify.annotations.Nullable;

/** An ordinary impression in a browser, and what can be otherwise about it. */
record SampleEvent(
        Action action,
        long eventTimeMillis,
        long receivedAtMillis,
        @Nullable String ip,
        @Nullable String userAgent,
        boolean fromBrowser,
        boolean fromServer,
        boolean preBidSuspect,
        boolean prefetch,
        int widthPixels,
        int heightPixels,
        double millisSinceImpression)
        implements EventFacts {
    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    static final SampleEvent IMPRESSION = new SampleEvent(
            Action.IMPRESSION,
            1_000_000,
            1_000_500,
            "91.198.174.192",
            BROWSER,
            true,
            false,
            false,
            false,
            300,
            250,
            Double.NaN);

    @Override
    public @Nullable String country() {
        return "NL";
    }

    SampleEvent from(@Nullable String address, @Nullable String agent) {
        return new SampleEvent(
                action,
                eventTimeMillis,
                receivedAtMillis,
                address,
                agent,
                fromBrowser,
                fromServer,
                preBidSuspect,
                prefetch,
                widthPixels,
                heightPixels,
                millisSinceImpression);
    }

    SampleEvent clickAfter(double millis) {
        return new SampleEvent(
                Action.CLICK,
                eventTimeMillis,
                receivedAtMillis,
                ip,
                userAgent,
                fromBrowser,
                fromServer,
                preBidSuspect,
                prefetch,
                widthPixels,
                heightPixels,
                millis);
    }

    SampleEvent sized(int width, int height) {
        return new SampleEvent(
                action,
                eventTimeMillis,
                receivedAtMillis,
                ip,
                userAgent,
                fromBrowser,
                fromServer,
                preBidSuspect,
                prefetch,
                width,
                height,
                millisSinceImpression);
    }

    SampleEvent prefetched() {
        return new SampleEvent(
                action,
                eventTimeMillis,
                receivedAtMillis,
                ip,
                userAgent,
                fromBrowser,
                fromServer,
                preBidSuspect,
                true,
                widthPixels,
                heightPixels,
                millisSinceImpression);
    }

    SampleEvent suspect() {
        return new SampleEvent(
                action,
                eventTimeMillis,
                receivedAtMillis,
                ip,
                userAgent,
                fromBrowser,
                fromServer,
                true,
                prefetch,
                widthPixels,
                heightPixels,
                millisSinceImpression);
    }

    SampleEvent sentByServer() {
        return new SampleEvent(
                action,
                eventTimeMillis,
                receivedAtMillis,
                ip,
                userAgent,
                false,
                true,
                preBidSuspect,
                prefetch,
                widthPixels,
                heightPixels,
                millisSinceImpression);
    }
}
