package io.adtally.collector.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionSettingsTest {
    @Test
    void takesTheEdgesOfEveryRange() {
        assertThat(new AdmissionSettings(1, Duration.ZERO, 0, 0).maxItems()).isEqualTo(1);
        assertThat(new AdmissionSettings(100_000, Duration.ofHours(1), 1000, 1_000_000).maxExtraFields())
                .isEqualTo(1000);
    }

    @Test
    void namesEveryErrorAtOnce() {
        assertThatThrownBy(() -> new AdmissionSettings(0, Duration.ofMinutes(61), 1001, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("adtally.collector.admission: max-items must be in 1..100000: 0;"
                        + " clock-tolerance must be in 0..1h: PT1H1M;"
                        + " max-extra-fields must be in 0..1000: 1001;"
                        + " max-extra-characters must be in 0..1000000: -1");
    }
}
