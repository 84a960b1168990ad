package io.adtally.processing.label;

import io.adtally.fraud.feature.StableHash;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** An even sample of however many events, the same whatever their order. Not thread-safe. */
final class AuditSample {
    private static final Comparator<ScoredEvent> BY_HASH = Comparator.<ScoredEvent>comparingLong(
                    event -> StableHash.of(event.eventId()))
            .thenComparing(ScoredEvent::eventId);

    private final int size;
    private final PriorityQueue<ScoredEvent> kept = new PriorityQueue<>(BY_HASH.reversed());

    /** @param size events to keep at most, 0 or more */
    AuditSample(int size) {
        this.size = size;
    }

    void offer(ScoredEvent event) {
        kept.add(event);
        if (kept.size() > size) {
            kept.remove();
        }
    }

    /** In an order of no meaning, the same each time. */
    List<ScoredEvent> events() {
        return kept.stream().sorted(BY_HASH).toList();
    }
}
