package io.adtally.reporting.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long figures can still move.
 *
 * @param lateWindow how late an event may come and still count
 * @param reviewWindow how long afterwards analysts may decide on it
 * @param settling how long an insert may take from the moment that its rows carry until they are seen: an earlier state is
 *     reproducible once it is older than this
 */
@ConfigurationProperties("adtally.reporting.freshness")
record FreshnessSettings(Duration lateWindow, Duration reviewWindow, Duration settling) {
    FreshnessSettings {
        if (lateWindow.isNegative() || reviewWindow.isNegative() || settling.isNegative()) {
            throw new IllegalArgumentException("adtally.reporting.freshness takes no negative durations");
        }
    }
}
