package io.adtally.processing.event;

import io.adtally.outcome.Outcome;

/**
 * One entry in the books. A restatement is two: sign -1 takes back the old outcome, +1 states the new one.
 *
 * @param candidate the event; for an {@code INVALID} one made from what was readable
 * @param sign +1 or -1
 * @param reason why, empty where the outcome says it all
 * @param adjustmentReason empty on first decisions
 * @param adjustedAtMillis epoch milliseconds, 0 on first decisions
 */
public record DecidedEvent(
        Candidate candidate, Outcome outcome, int sign, String reason, String adjustmentReason, long adjustedAtMillis) {

    /** A first decision. */
    public static DecidedEvent first(Candidate candidate, Outcome outcome, String reason) {
        return new DecidedEvent(candidate, outcome, 1, reason, "", 0);
    }

    /** What the advertiser pays for this entry, millionths of a currency unit; never negative, see sign. */
    public long spendMicros() {
        return outcome == Outcome.BILLABLE ? candidate.spendIfBillableMicros() : 0;
    }
}
