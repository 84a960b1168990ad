package io.adtally.processing.join;

import io.adtally.control.QuarantineVerdict;

/**
 * An analyst's decision on a quarantined event.
 *
 * @param joinKey what the event is kept under
 * @param decidedAtMillis epoch milliseconds; the newest decision on an event counts
 */
public record Review(
        String decisionId, String eventId, String joinKey, QuarantineVerdict verdict, long decidedAtMillis) {

    /** Whether this is later than the decision applied before; of two made at once the greater id counts. */
    boolean follows(OpenEvent event) {
        if (decidedAtMillis != event.decidedAtMillis()) {
            return decidedAtMillis > event.decidedAtMillis();
        }
        return decisionId.compareTo(event.decisionId()) > 0;
    }
}
