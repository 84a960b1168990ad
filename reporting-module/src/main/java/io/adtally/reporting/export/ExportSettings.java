package io.adtally.reporting.export;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where exports are kept and how they are made.
 *
 * @param endpoint of the object store, as this service reaches it
 * @param downloadEndpoint the same as callers reach it
 * @param urlValid how long a download URL works
 * @param jobsAtOnce that this instance works on; 0 if it only takes them in
 * @param abandonedAfter how long a job may give no sign of life before another instance goes on with it
 * @param queryTimeout of one file
 */
@ConfigurationProperties("adtally.reporting.exports")
record ExportSettings(
        URI endpoint,
        URI downloadEndpoint,
        String region,
        String accessKey,
        String secretKey,
        String bucket,
        Duration urlValid,
        int jobsAtOnce,
        Duration abandonedAfter,
        Duration queryTimeout) {
    ExportSettings {
        if (jobsAtOnce < 0) {
            throw new IllegalArgumentException("adtally.reporting.exports.jobs-at-once is not negative: " + jobsAtOnce);
        }
        if (urlValid.compareTo(Duration.ofDays(7)) > 0 || urlValid.toSeconds() < 1) {
            throw new IllegalArgumentException("adtally.reporting.exports.url-valid is 1 s to 7 days: " + urlValid);
        }
    }
}
