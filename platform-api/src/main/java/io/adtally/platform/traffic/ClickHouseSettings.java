package io.adtally.platform.traffic;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where ClickHouse is.
 *
 * @param timeout after which a query counts as failed
 */
@ConfigurationProperties("adtally.console.clickhouse")
record ClickHouseSettings(URI url, String user, String password, Duration timeout) {
    ClickHouseSettings {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("adtally.console.clickhouse.timeout must be positive: " + timeout);
        }
    }
}
