package io.adtally.processing.join;

import java.io.Serializable;
import java.time.Duration;

/**
 * How the join is run.
 *
 * @param grace processing time a click waits for its impression before it is counted as unmatched for the time being, 0 or
 *     more
 * @param reviewWindow how long after its event time a quarantined event may be decided; at least {@link DedupJoin#HORIZON}
 */
public record JoinSettings(Duration grace, Duration reviewWindow) implements Serializable {
    /** IllegalArgumentException if a duration is out of range. */
    public JoinSettings {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must not be negative: " + grace);
        }
        if (reviewWindow.compareTo(DedupJoin.HORIZON) < 0) {
            throw new IllegalArgumentException(
                    "the review window must be at least " + DedupJoin.HORIZON + ": " + reviewWindow);
        }
    }
}
