package io.adtally.processing.join;

/**
 * What became of a decision.
 *
 * @param status one of the constants
 * @param outcome the event's outcome now, empty where it is not known
 * @param atMillis epoch milliseconds
 */
public record ReviewResult(String decisionId, String eventId, String status, String outcome, long atMillis) {
    /** The books were restated. */
    static final String APPLIED = "applied";

    /** The books already said so. */
    static final String UNCHANGED = "unchanged";

    /** A later decision was applied before. */
    static final String SUPERSEDED = "superseded";

    /** No such event is in review, or no longer. */
    static final String UNKNOWN_EVENT = "unknown_event";
}
