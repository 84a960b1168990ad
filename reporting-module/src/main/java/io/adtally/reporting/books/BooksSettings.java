package io.adtally.reporting.books;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where ClickHouse is, and what one statement may take.
 *
 * @param timeout after which the server gives up a statement, at least a second
 * @param maxRows of an answer; beyond it is refused, not cut
 */
@ConfigurationProperties("adtally.reporting.clickhouse")
record BooksSettings(URI url, String user, String password, Duration timeout, long maxRows) {
    BooksSettings {
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "adtally.reporting.clickhouse.timeout must be at least a second: " + timeout);
        }
        if (maxRows < 1) {
            throw new IllegalArgumentException("adtally.reporting.clickhouse.max-rows must be positive: " + maxRows);
        }
    }
}
