package io.adtally.platform.quarantine;

import io.adtally.control.QuarantineVerdict;

/** What people decide. */
public enum Verdict {
    /** Counted as if never suspected. */
    RELEASE(QuarantineVerdict.RELEASE),
    /** Sophisticated invalid traffic, never paid for. */
    CONFIRM_FRAUD(QuarantineVerdict.CONFIRM_FRAUD);

    private final QuarantineVerdict wire;

    Verdict(QuarantineVerdict wire) {
        this.wire = wire;
    }

    QuarantineVerdict wire() {
        return wire;
    }
}
