package io.adtally.processing.join;

import io.adtally.processing.event.IncomingEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is remembered of one impression: which events were counted, when it happened, which clicks wait for it. A
 * Flink POJO; public fields because the serializer demands them.
 */
public final class JoinState {
    /** Events already counted. A handful at most: an impression, its viewable, its clicks, its conversions. */
    public List<SeenEvent> seen = new ArrayList<>(2);

    /** Event times of the impression, epoch milliseconds; more than one only after an id collision. */
    public List<Long> impressionTimes = new ArrayList<>(1);

    /** Clicks without impression so far. */
    public List<WaitingClick> waiting = new ArrayList<>(0);

    /** Latest event time under this key, epoch milliseconds: what the horizon is counted from. */
    public long latestEventTimeMillis = Long.MIN_VALUE;

    /** How an event relates to those counted before. */
    enum Sighting {
        FIRST,
        DUPLICATE,
        COLLISION
    }

    Sighting sight(IncomingEvent event) {
        Sighting sighting = Sighting.FIRST;
        for (SeenEvent other : seen) {
            if (other.eventId().equals(event.eventId())) {
                if (other.payloadHigh() == event.payloadHigh() && other.payloadLow() == event.payloadLow()) {
                    return Sighting.DUPLICATE;
                }
                sighting = Sighting.COLLISION;
            }
        }
        return sighting;
    }

    void remember(IncomingEvent event) {
        seen.add(new SeenEvent(event.eventId(), event.payloadHigh(), event.payloadLow()));
        latestEventTimeMillis = Math.max(latestEventTimeMillis, event.eventTimeMillis());
    }

    boolean hasImpressionWithin(long windowMillis, long eventTimeMillis) {
        for (long impressionTime : impressionTimes) {
            if (Math.abs(eventTimeMillis - impressionTime) <= windowMillis) {
                return true;
            }
        }
        return false;
    }
}
