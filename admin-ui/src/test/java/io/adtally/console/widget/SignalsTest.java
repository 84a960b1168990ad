package io.adtally.console.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignalsTest {
    @Test
    void aModelsInputIsSaidAsAnalystsSayIt() {
        assertThat(Signals.words("user_click_deviation")).isEqualTo("Burst of clicks");
        assertThat(Signals.measure("user_click_deviation")).contains("clicks of this minute");
    }

    @Test
    void oneThatOnlyAnotherBuildKnowsIsItsNameInWords() {
        assertThat(Signals.words("tap_pressure")).isEqualTo("Tap pressure");
        assertThat(Signals.measure("tap_pressure")).isEmpty();
    }
}
