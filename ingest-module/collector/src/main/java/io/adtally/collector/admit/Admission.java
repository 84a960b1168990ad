package io.adtally.collector.admit;

import io.adtally.event.AdEvent;
import io.adtally.event.InvalidEvent;
import java.util.List;

/** What became of a body: a batch in which every item is accounted for, or a refusal of the whole. */
public sealed interface Admission {

    /**
     * Every item of the body, in one of two lists.
     *
     * @param events those that are well formed
     * @param invalid those that are not, with their bytes
     */
    record Batch(List<AdEvent> events, List<InvalidEvent> invalid) implements Admission {
        /** How many items the body had. */
        public int items() {
            return events.size() + invalid.size();
        }
    }

    /**
     * The body is no batch: nothing of it was taken.
     *
     * @param cause what kind of refusal
     * @param detail what was found and where, for a person
     */
    record Refused(Cause cause, String detail) implements Admission {}

    /** Why a whole body is refused. */
    enum Cause {
        /** It is not JSON, or not an array of items. */
        MALFORMED,
        /** It has more items than a batch may have. */
        TOO_MANY_ITEMS
    }
}
