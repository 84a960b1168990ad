package io.adtally.processing.join;

import io.adtally.processing.event.Candidate;

/**
 * A click whose impression has not come.
 *
 * @param dueMillis processing time at which it is counted as unmatched, epoch milliseconds
 * @param counted whether it already is in the books as unmatched, so that a match must restate it
 */
public record WaitingClick(Candidate click, long dueMillis, boolean counted) {
    WaitingClick asCounted() {
        return new WaitingClick(click, dueMillis, true);
    }
}
