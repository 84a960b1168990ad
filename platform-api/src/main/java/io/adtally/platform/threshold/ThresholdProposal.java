package io.adtally.platform.threshold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal and what became of it.
 *
 * @param decidedBy who approved, rejected or withdrew it; null while it waits
 * @param controlVersion the version sent to the data plane; null unless approved
 * @param basedOn the version that was in force when it was proposed, 0 for the built-in thresholds; null where nobody kept it
 */
public record ThresholdProposal(
        String id,
        ThresholdValues values,
        String reason,
        ProposalStatus status,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Long controlVersion,
        @Nullable Long basedOn,
        long version) {
    /** Whether others have come into force since it was made: approving it would undo them unseen. */
    public boolean isOvertaken(long controlVersionInForce) {
        return basedOn != null && basedOn != controlVersionInForce;
    }
}
