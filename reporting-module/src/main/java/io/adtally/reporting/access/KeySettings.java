package io.adtally.reporting.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long what is known of a key is used.
 *
 * @param fresh before the store is asked again
 * @param lastKnown while the store does not answer
 */
@ConfigurationProperties("adtally.reporting.keys")
record KeySettings(Duration fresh, Duration lastKnown) {
    KeySettings {
        if (fresh.isNegative() || lastKnown.compareTo(fresh) < 0) {
            throw new IllegalArgumentException(
                    "adtally.reporting.keys.fresh is 0 to last-known: " + fresh + ", " + lastKnown);
        }
    }
}
