package io.adtally.processing.audit;

/** Where the job counts, see {@link Audit}. Each counts since the job first started, over all failures and rescalings. */
public enum Point {
    /** Events read from raw_events. */
    RECEIVED,
    /** Events whose campaign is known; those between the two wait for an answer and lie in the checkpoint as they are. */
    ENRICHED,
    /** First decisions: of every event one. */
    DECIDED,
    /** Clicks that wait for their impression and are not in the books yet. */
    WAITING,
    /** Signs of restatements, summed: each takes back what it replaces. */
    RESTATED,
    /** Entries of decided events, restatements included. */
    ENTRIES,
    /** Items that never became events. */
    INVALID,
    /** Entries on their way to ClickHouse. */
    BOOKS,
    /** Entries on their way to the lake. */
    LAKE
}
