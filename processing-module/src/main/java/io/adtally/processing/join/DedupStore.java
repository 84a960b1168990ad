package io.adtally.processing.join;

import io.adtally.processing.event.IncomingEvent;
import java.io.Serializable;

/**
 * Knows which events were counted. Exact, and replay-safe: an event that is read again after a failure is told from a
 * duplicate. Belongs to one task; not thread-safe.
 */
public interface DedupStore extends AutoCloseable {
    /** In the join's own state, which is the default. */
    Opener IN_STATE = StateDedupStore::new;

    /** Makes a task's store where the task runs. */
    @FunctionalInterface
    interface Opener extends Serializable {
        DedupStore open();
    }

    /** How an event relates to those counted before. */
    enum Sighting {
        FIRST,
        /** Same id, same payload. */
        DUPLICATE,
        /** Same id, another payload: an event of its own. */
        COLLISION
    }

    /** Says how the event relates to those before and remembers it; under a crowded key it may leave that to {@link Crowd}. */
    Sighting sight(IncomingEvent event, JoinState state);

    @Override
    void close();
}
