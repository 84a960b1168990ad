package io.adtally.processing.join;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is remembered of one impression: which events were counted, when it happened, which may still change. Public
 * fields because it lies in state.
 */
public final class JoinState {
    /** As many events as anybody causes under one impression, and more; further ones are invalid, see {@link Crowd}. */
    static final int MOST_EVENTS = 256;

    /** Events already counted: an impression, its viewable, its clicks, its conversions; none if another store knows them. */
    public List<SeenEvent> seen = new ArrayList<>(2);

    /** Event times of the impression, epoch milliseconds; more than one only after an id collision. */
    public List<Long> impressionTimes = new ArrayList<>(1);

    /** Events whose outcome may still change. */
    public List<OpenEvent> open = new ArrayList<>(0);

    /** Latest event time under this key, epoch milliseconds: what the horizon is counted from. */
    public long latestEventTimeMillis = Long.MIN_VALUE;

    /** How many events were counted, wherever it is remembered which; at most {@link #MOST_EVENTS}. */
    public int counted;

    /** Whether a view of it is billable; further ones cost nothing. */
    public boolean viewed;

    boolean isCrowded() {
        return counted >= MOST_EVENTS;
    }

    boolean hasImpressionWithin(long windowMillis, long eventTimeMillis) {
        for (long impressionTime : impressionTimes) {
            if (Math.abs(eventTimeMillis - impressionTime) <= windowMillis) {
                return true;
            }
        }
        return false;
    }

    boolean isUnderReview() {
        for (OpenEvent event : open) {
            if (event.reviewable()) {
                return true;
            }
        }
        return false;
    }
}
