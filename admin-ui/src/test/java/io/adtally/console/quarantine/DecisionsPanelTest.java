package io.adtally.console.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecisionsPanelTest {
    @Test
    void saysOfHowManyEventsNothingBecame() {
        assertThat(DecisionsPanel.answers(3, 2, 0).getText()).isEqualTo("Answered 2/3");
        assertThat(DecisionsPanel.answers(1_200, 1_200, 1_100).getText()).isEqualTo("1,100 of 1,200 too old");
    }
}
