package io.adtally.platform.threshold;

/** Where a proposal stands. */
public enum ProposalStatus {
    /** Waits for a second person. */
    PROPOSED,
    /** Sent to the data plane. */
    APPROVED,
    REJECTED,
    WITHDRAWN
}
