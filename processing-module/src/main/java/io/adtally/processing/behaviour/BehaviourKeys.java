package io.adtally.processing.behaviour;

import io.adtally.fraud.feature.NetworkDay;
import io.adtally.fraud.feature.Subject;
import io.adtally.processing.event.IncomingEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the stream is keyed by where behaviour is watched. Events without a subject or network go by their impression, so
 * that they do not all meet in one place.
 */
public final class BehaviourKeys {
    private static final String WITHOUT = "event:";

    private BehaviourKeys() {}

    /** Never null; what the subject's {@link WatchActivity} is keyed by. */
    public static String of(Subject subject, IncomingEvent event) {
        return orImpression(subject.id(event), event);
    }

    /** Never null; what {@link LinkNeighbours} is keyed by. */
    public static String ofNetworkDay(IncomingEvent event) {
        return orImpression(NetworkDay.id(event), event);
    }

    /** Whether a key is of an event without a subject or network. */
    static boolean isWithout(String key) {
        return key.startsWith(WITHOUT);
    }

    private static String orImpression(@Nullable String id, IncomingEvent event) {
        return id == null ? WITHOUT + event.joinKey() : id;
    }
}
