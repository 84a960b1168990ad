package io.adtally.platform.quarantine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Rules of the review.
 *
 * @param undoWindow how long a decision can be undone before it is sent
 * @param secondPersonAboveMicros what one person may decide alone, millionths of any currency
 */
@ConfigurationProperties("adtally.console.review")
public record ReviewSettings(Duration undoWindow, long secondPersonAboveMicros) {
    public ReviewSettings {
        if (undoWindow.isNegative()) {
            throw new IllegalArgumentException("adtally.console.review.undo-window cannot be negative: " + undoWindow);
        }
        if (secondPersonAboveMicros < 0) {
            throw new IllegalArgumentException(
                    "adtally.console.review.second-person-above-micros cannot be negative: " + secondPersonAboveMicros);
        }
    }
}
