package io.adtally.fraud.feature;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where links are looked for: an address's {@link Network#neighbourhood} on one UTC day. All links of such a place meet
 * under one key, so that its clusters are exact at any parallelism; a day ends, so that they cannot grow for ever. Links
 * between networks or days are not seen.
 */
public final class NetworkDay {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private NetworkDay() {}

    /** Names the network and the day; null where there is no address. */
    public static @Nullable String id(WatchedEvent event) {
        String network = Network.neighbourhood(event.ip());
        return network == null ? null : day(event) + ":" + network;
    }

    /** The first millisecond after the event's day. */
    public static long endMillis(WatchedEvent event) {
        return (day(event) + 1) * DAY_MILLIS;
    }

    private static long day(WatchedEvent event) {
        return Math.floorDiv(event.activityMillis(), DAY_MILLIS);
    }
}
