package io.adtally.platform.quarantine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Rules of the review.
 *
 * @param undoWindow how long a decision can be undone before it is sent
 * @param decidedEventsKept how long events stay after their decision was sent, in which time it can be taken back
 * @param secondPersonAboveMicros what one person may decide alone within a day, millionths of any currency
 * @param reviewWindow how long after it happened the pipeline takes a decision on an event: as the jobs have it
 */
@ConfigurationProperties("adtally.console.review")
public record ReviewSettings(
        Duration undoWindow, Duration decidedEventsKept, long secondPersonAboveMicros, Duration reviewWindow) {
    public ReviewSettings {
        if (undoWindow.isNegative()) {
            throw new IllegalArgumentException("adtally.console.review.undo-window cannot be negative: " + undoWindow);
        }
        if (decidedEventsKept.compareTo(undoWindow) < 0) {
            throw new IllegalArgumentException(
                    "adtally.console.review.decided-events-kept cannot be shorter than undo-window: "
                            + decidedEventsKept);
        }
        if (reviewWindow.compareTo(undoWindow) <= 0) {
            throw new IllegalArgumentException(
                    "adtally.console.review.review-window must be longer than undo-window: " + reviewWindow);
        }
        if (secondPersonAboveMicros < 0) {
            throw new IllegalArgumentException(
                    "adtally.console.review.second-person-above-micros cannot be negative: " + secondPersonAboveMicros);
        }
    }
}
