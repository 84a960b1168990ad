package io.adtally.platform.threshold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal and what became of it.
 *
 * @param decidedBy who approved, rejected or withdrew it; null while it waits
 * @param controlVersion the version sent to the data plane; null unless approved
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
        long version) {}
