package io.adtally.console.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InForceTextTest {
    @Test
    void namesTheDayUnlessItIsToday() {
        Instant since = Instant.parse("2026-11-25T23:59:58Z");
        assertThat(InForceText.since(since, Instant.parse("2026-11-25T23:59:59Z")))
                .isEqualTo("23:59:58 UTC");
        assertThat(InForceText.since(since, Instant.parse("2026-11-26T00:00:01Z")))
                .isEqualTo("2026-11-25 23:59:58 UTC");
    }
}
