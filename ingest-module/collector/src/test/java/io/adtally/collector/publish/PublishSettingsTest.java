package io.adtally.collector.publish;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class PublishSettingsTest {
    @Test
    void namesEveryErrorAtOnce() {
        assertThatThrownBy(() -> new PublishSettings(
                        " ",
                        "",
                        Duration.ofMillis(9),
                        Duration.ofMillis(10),
                        Duration.ofMillis(8),
                        Duration.ofMillis(5),
                        DataSize.ofBytes(1023),
                        DataSize.ofBytes(2045),
                        DataSize.ofBytes(16_383),
                        Duration.ofMillis(49),
                        Duration.ofMillis(48)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("adtally.collector.publish: ")
                .hasMessageContaining("bootstrap must not be empty")
                .hasMessageContaining("registry-url must not be empty")
                .hasMessageContaining("budget must be in PT0.01S..PT1M: PT0.009S")
                .hasMessageContaining("max-block must be in PT0S..PT0.009S: PT0.01S")
                .hasMessageContaining("delivery-timeout must be in PT0.009S..PT2M: PT0.008S")
                .hasMessageContaining("linger must be in PT0S..PT0.004S: PT0.005S")
                .hasMessageContaining("batch-size must be in 1KB..16MB: 1023B")
                .hasMessageContaining("buffer-size must be at least two batches and one record: 2045B")
                .hasMessageContaining("max-record must be in 16KB..64MB: 16383B")
                .hasMessageContaining("probe-interval must be in PT0.05S..PT1M: PT0.049S")
                .hasMessageContaining("silence-limit must be in PT0.049S..PT5M: PT0.048S");
    }
}
