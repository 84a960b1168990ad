package io.adtally.processing.event;

/**
 * Where a record lies in its topic: the same whenever it is read again, so that a replay is told from a duplicate.
 *
 * @param partition -1 where a test made the event
 */
public record Source(int partition, long offset) {
    /** Of an event that no topic holds. */
    public static final Source NONE = new Source(-1, -1);
}
