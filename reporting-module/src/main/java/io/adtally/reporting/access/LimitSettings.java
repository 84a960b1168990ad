package io.adtally.reporting.access;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What one caller may ask of one instance.
 *
 * @param requestsPerMinute on average; as many at once after a pause
 * @param requestsAtOnce being answered at the same time
 */
@ConfigurationProperties("adtally.reporting.limits")
record LimitSettings(int requestsPerMinute, int requestsAtOnce) {
    LimitSettings {
        if (requestsPerMinute < 1 || requestsAtOnce < 1) {
            throw new IllegalArgumentException("adtally.reporting.limits must be positive: " + requestsPerMinute
                    + " requests per minute, " + requestsAtOnce + " at once");
        }
    }
}
