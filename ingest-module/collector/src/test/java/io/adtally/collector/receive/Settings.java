package io.adtally.collector.receive;

import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Receive settings for the tests. */
final class Settings {
    private Settings() {}

    static ReceiveSettings maxBody(DataSize maxBody) {
        return new ReceiveSettings(
                maxBody, Duration.ofSeconds(10), 4, DataSize.ofMegabytes(8), Duration.ofSeconds(7), List.of());
    }
}
