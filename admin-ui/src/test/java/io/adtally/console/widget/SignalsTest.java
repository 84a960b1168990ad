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
    void aListsEntryIsLeftAsItIs() {
        assertThat(Signals.words("listed_user_agent:Bot_A:b")).isEqualTo("Listed user agent Bot_A:b");
        assertThat(Signals.words("shadow:data_centre_address")).isEqualTo("Data centre address (on trial)");
    }

    @Test
    void oneThatOnlyAnotherBuildKnowsIsItsNameInWords() {
        assertThat(Signals.words("tap_pressure")).isEqualTo("Tap pressure");
        assertThat(Signals.measure("tap_pressure")).isEmpty();
    }
}
