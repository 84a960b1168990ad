package io.adtally.platform.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision on many events.
 *
 * @param value what the events have in common
 * @param stakeMicros what they would cost together
 * @param sendAfter until then it can be undone; null while it waits for a second person
 * @param answered events of which the pipeline has said what became of them
 * @param unknown those of them that the pipeline no longer knew: nothing became of them
 */
public record Decision(
        String id,
        Verdict verdict,
        String reason,
        Dimension dimension,
        String value,
        String currency,
        long events,
        long stakeMicros,
        Status status,
        String decidedBy,
        Instant decidedAt,
        @Nullable String approvedBy,
        @Nullable Instant sendAfter,
        long answered,
        long unknown) {
    /** Where it stands. */
    public enum Status {
        /** Costs more than one person may decide alone. */
        WAITS_FOR_SECOND_PERSON,
        /** Can be undone until it is sent. */
        SCHEDULED,
        /** On its way to the pipeline, or there. */
        SENT,
        UNDONE,
        REJECTED,
        /** Was sent, and taken back by a later decision. */
        TAKEN_BACK
    }
}
