package io.adtally.platform.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal to seat another model, and what became of it.
 *
 * @param modelId null to leave the seat empty
 * @param controlVersion the version sent to the data plane; null unless approved
 */
public record SeatChange(
        String id,
        Seat seat,
        @Nullable String modelId,
        String reason,
        Status status,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Long controlVersion) {
    /** Where it stands. */
    public enum Status {
        PROPOSED,
        APPROVED,
        REJECTED,
        /** Taken back by whoever proposed it. */
        WITHDRAWN
    }
}
