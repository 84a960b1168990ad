package io.adtally.fraud.feature;

import java.time.Duration;

/**
 * The latest session of a key: events that follow each other within {@link #GAP} of event time. Events within a session
 * may come in any order. One that belongs to an earlier session changes nothing; one that would join two sessions, but
 * comes after the second began, extends the second only. Public fields because it lies in state. Not thread-safe.
 */
public final class SessionState {
    /** Silence longer than this ends a session, as in Google Analytics and the IAB's measurement guidelines. */
    static final Duration GAP = Duration.ofMinutes(30);

    private static final long GAP_MILLIS = GAP.toMillis();

    /** Its first event, epoch milliseconds. */
    public long startMillis;

    /** Its last event, epoch milliseconds. */
    public long endMillis;

    /** Its events; 0 before the first. */
    public int events;

    void add(long atMillis) {
        if (events == 0 || atMillis > endMillis + GAP_MILLIS) {
            startMillis = atMillis;
            endMillis = atMillis;
            events = 1;
        } else if (atMillis >= startMillis - GAP_MILLIS) {
            startMillis = Math.min(startMillis, atMillis);
            endMillis = Math.max(endMillis, atMillis);
            events++;
        }
    }

    /** From first to last event, milliseconds. */
    long lengthMillis() {
        return endMillis - startMillis;
    }
}
