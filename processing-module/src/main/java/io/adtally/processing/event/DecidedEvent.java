package io.adtally.processing.event;

import io.adtally.fraud.verdict.Judgement;
import io.adtally.outcome.Outcome;

/**
 * One entry in the books. A restatement is two: sign -1 takes back the old outcome, +1 states the new one.
 *
 * @param judgement of its traffic; {@link Judgement#NONE} where that was not looked at
 * @param sign +1 or -1
 * @param reason why, empty where the outcome says it all
 * @param adjustmentReason empty on first decisions
 * @param adjustedAtMillis epoch milliseconds, 0 on first decisions
 */
public record DecidedEvent(
        Candidate candidate,
        Judgement judgement,
        Outcome outcome,
        int sign,
        String reason,
        String adjustmentReason,
        long adjustedAtMillis)
        implements Entry {

    /** A first decision on what was not judged. */
    public static DecidedEvent first(Candidate candidate, Outcome outcome) {
        return first(candidate, Judgement.NONE, outcome, "");
    }

    /** A first decision. */
    public static DecidedEvent first(Candidate candidate, Judgement judgement, Outcome outcome, String reason) {
        return new DecidedEvent(candidate, judgement, outcome, 1, reason, "", 0);
    }

    /** What the advertiser pays for this entry, millionths of a currency unit; never negative, see sign. */
    public long spendMicros() {
        return outcome == Outcome.BILLABLE ? candidate.spendIfBillableMicros() : 0;
    }
}
