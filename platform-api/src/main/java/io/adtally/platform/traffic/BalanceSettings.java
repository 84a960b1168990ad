package io.adtally.platform.traffic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How accepted events are held against counted ones.
 *
 * @param interval how often
 * @param settledAfter by when an accepted event must be counted: longer than a checkpoint, its commits and the grace of clicks
 */
@ConfigurationProperties("adtally.console.balance")
record BalanceSettings(Duration interval, Duration settledAfter) {
    BalanceSettings {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("adtally.console.balance.interval must be positive: " + interval);
        }
        if (settledAfter.compareTo(interval) < 0) {
            throw new IllegalArgumentException(
                    "adtally.console.balance.settled-after cannot be shorter than interval: " + settledAfter);
        }
    }
}
