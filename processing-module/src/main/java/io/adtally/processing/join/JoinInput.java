package io.adtally.processing.join;

import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.LedgerRow;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What arrives at the join, exactly one of the three: an event or a decision, under the impression it belongs to, or the row
 * of an item that never became an event, which only passes through, so that behind the join one stream has all entries.
 */
@TypeInfo(JoinInputSerializer.Info.class)
public record JoinInput(
        @Nullable Candidate candidate,
        @Nullable Review review,
        @Nullable LedgerRow invalid) {
    public static JoinInput of(Candidate candidate) {
        return new JoinInput(candidate, null, null);
    }

    public static JoinInput of(Review review) {
        return new JoinInput(null, review, null);
    }

    public static JoinInput of(LedgerRow invalid) {
        return new JoinInput(null, null, invalid);
    }

    /** What the stream is keyed by. */
    public String joinKey() {
        if (candidate != null) {
            return candidate.event().joinKey();
        }
        if (review != null) {
            return review.joinKey();
        }
        // Most invalid items have an id; the others must not all meet in one task.
        return invalid == null ? "" : invalid.eventId() + invalid.receivedAtMillis();
    }
}
