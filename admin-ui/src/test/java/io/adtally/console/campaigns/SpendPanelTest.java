package io.adtally.console.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpendPanelTest {
    @Test
    void holdsWhatWasSpentAgainstItsBudget() {
        assertThat(SpendPanel.ofBudget(12_300_000, 50_000_000L, "EUR")).isEqualTo("12.30 EUR of 50.00 EUR (25 %)");
        assertThat(SpendPanel.ofBudget(60_000_000, 50_000_000L, "EUR")).isEqualTo("60.00 EUR of 50.00 EUR (120 %)");
        assertThat(SpendPanel.ofBudget(10_000, 50_000_000L, "EUR")).isEqualTo("0.01 EUR of 50.00 EUR (< 1 %)");
        assertThat(SpendPanel.ofBudget(10_000, 0L, "EUR")).isEqualTo("0.01 EUR of 0.00 EUR");
        assertThat(SpendPanel.ofBudget(0, null, "JPY")).isEqualTo("0 JPY, no budget");
    }
}
