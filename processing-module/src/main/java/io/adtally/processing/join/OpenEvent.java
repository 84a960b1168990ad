package io.adtally.processing.join;

import io.adtally.fraud.verdict.Judgement;
import io.adtally.outcome.Outcome;
import io.adtally.processing.event.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * An event whose outcome may still change: a click whose impression has not come, or one that analysts may decide.
 *
 * @param dueMillis processing time at which a waiting click is counted as unmatched, epoch milliseconds
 * @param outcome what the books say of it now; null while it waits
 * @param reason that goes with the outcome
 * @param decisionId the latest decision applied, empty before the first
 * @param decidedAtMillis when that was made, epoch milliseconds; 0 before the first
 */
public record OpenEvent(
        Candidate candidate,
        Judgement judgement,
        long dueMillis,
        @Nullable Outcome outcome,
        String reason,
        String decisionId,
        long decidedAtMillis) {

    static OpenEvent waiting(Candidate candidate, Judgement judgement, long dueMillis) {
        return new OpenEvent(candidate, judgement, dueMillis, null, "", "", 0);
    }

    static OpenEvent quarantined(Candidate candidate, Judgement judgement) {
        return new OpenEvent(candidate, judgement, 0, Outcome.QUARANTINED, judgement.reason(), "", 0);
    }

    boolean waits() {
        return outcome == null;
    }

    /** Whether analysts may decide it. */
    boolean reviewable() {
        return switch (judgement.ruling()) {
            case QUARANTINE -> true;
            case CLEAN, GIVT, SIVT -> false;
        };
    }

    OpenEvent as(Candidate newCandidate, Outcome newOutcome, String newReason) {
        return new OpenEvent(newCandidate, judgement, dueMillis, newOutcome, newReason, decisionId, decidedAtMillis);
    }

    OpenEvent decided(Review review) {
        return new OpenEvent(
                candidate, judgement, dueMillis, outcome, reason, review.decisionId(), review.decidedAtMillis());
    }
}
