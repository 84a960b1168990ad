package io.adtally.platform.traffic;

import java.time.Instant;

/**
 * What was accepted against what was counted, since the topic was made. Each accepted event must be counted once, under
 * whichever outcome.
 *
 * @param accepted records in {@code raw_events}, looked at after the books
 * @param counted of them that are in the books
 * @param missing accepted longer ago than counting takes, and yet not counted
 * @param excess counted without having been accepted
 */
public record Balance(Instant at, long accepted, long counted, long missing, long excess) {
    /** Accepted a moment ago, and counted soon. */
    public long onTheirWay() {
        return accepted - counted - missing + excess;
    }

    /** Counted too many, or too few if negative; 0 as it has to be. */
    public long difference() {
        return excess - missing;
    }
}
