package io.adtally.processing.join;

import io.adtally.processing.event.EarlierPayload;
import io.adtally.processing.event.IncomingEvent;

/**
 * Keeps what was counted in the join's own state: rolled back with the checkpoint, so that a replay finds what was known
 * before it.
 */
final class StateDedupStore implements DedupStore {
    private final EarlierPayload earlier = new EarlierPayload();

    @Override
    public Sighting sight(IncomingEvent event, JoinState state) {
        Sighting sighting = Sighting.FIRST;
        for (SeenEvent other : state.seen) {
            if (other.eventId().equals(event.eventId())) {
                if (other.payloadHigh() == event.payloadHigh() && other.payloadLow() == event.payloadLow()) {
                    return Sighting.DUPLICATE;
                }
                if (sighting == Sighting.FIRST) {
                    earlier.update(event);
                }
                if (other.payloadHigh() == earlier.high() && other.payloadLow() == earlier.low()) {
                    return Sighting.DUPLICATE;
                }
                sighting = Sighting.COLLISION;
            }
        }
        if (!state.isCrowded()) {
            state.seen.add(new SeenEvent(event.eventId(), event.payloadHigh(), event.payloadLow()));
        }
        return sighting;
    }

    @Override
    public void close() {
        // the state belongs to the join
    }
}
