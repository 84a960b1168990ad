package io.adtally.processing.behaviour;

import io.adtally.fraud.feature.Network;
import io.adtally.processing.event.IncomingEvent;
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

    /** What the stream is keyed by; where there is no address, the impression. */
    public static String key(IncomingEvent event) {
        String network = network(event);
        return network == null ? "event:" + event.joinKey() : day(event) + ":" + network;
    }

    static @Nullable String network(IncomingEvent event) {
        return Network.neighbourhood(event.ip());
    }

    /** The first millisecond after the event's day. */
    static long endMillis(IncomingEvent event) {
        return (day(event) + 1) * DAY_MILLIS;
    }

    private static long day(IncomingEvent event) {
        return Math.floorDiv(event.activityMillis(), DAY_MILLIS);
    }
}
