package io.adtally.collector.receive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ReceiveSettingsTest {
    @Test
    void namesEveryErrorAtOnce() {
        assertThatThrownBy(() -> new ReceiveSettings(
                        DataSize.ofMegabytes(65),
                        Duration.ofMillis(99),
                        0,
                        DataSize.ofMegabytes(64),
                        Duration.ofMillis(999),
                        List.of("10.0.0.0/8", "proxy.example.com", "10.0.0.0/40")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("adtally.collector.receive: ")
                .hasMessageContaining("max-body must be in 1KB..64MB")
                .hasMessageContaining("body-timeout must be in PT0.1S..PT5M: PT0.099S")
                .hasMessageContaining("max-requests-in-flight must be in 1..100000: 0")
                .hasMessageContaining("max-bytes-in-flight must be at least max-body")
                .hasMessageContaining("retry-after must be in PT1S..PT1H: PT0.999S")
                .hasMessageContaining("trusted-proxies must be address/bits: proxy.example.com")
                .hasMessageContaining("trusted-proxies must be address/bits: 10.0.0.0/40");
    }
}
