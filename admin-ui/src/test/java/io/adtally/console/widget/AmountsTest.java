package io.adtally.console.widget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void amountsHaveTheDigitsTheirCurrencyIsPaidIn() {
        assertThat(Amounts.money(4_698_400L, "EUR")).isEqualTo("4.70 EUR");
        assertThat(Amounts.money(1_234_567_890_000L, "EUR")).isEqualTo("1,234,567.89 EUR");
        assertThat(Amounts.money(4_500_000L, "JPY")).isEqualTo("5 JPY");
        assertThat(Amounts.money(4_698_400L, "KWD")).isEqualTo("4.698 KWD");
        assertThat(Amounts.money(Long.MAX_VALUE, "EUR")).isEqualTo("9,223,372,036,854.78 EUR");
        assertThat(Amounts.money(Long.MIN_VALUE, "EUR")).isEqualTo("\u22129,223,372,036,854.78 EUR");
        assertThat(Amounts.money(0L, "EUR")).isEqualTo("0.00 EUR");
        assertThat(Amounts.money(null, "EUR")).isEqualTo("\u2013");
    }

    @Test
    void whatIsLessThanCanBePaidIsNotNothing() {
        assertThat(Amounts.money(1L, "EUR")).isEqualTo("< 0.01 EUR");
        assertThat(Amounts.money(9_999L, "EUR")).isEqualTo("< 0.01 EUR");
        assertThat(Amounts.money(10_000L, "EUR")).isEqualTo("0.01 EUR");
        assertThat(Amounts.money(-4_500L, "EUR")).isEqualTo("> \u22120.01 EUR");
        assertThat(Amounts.money(999_999L, "JPY")).isEqualTo("< 1 JPY");
        assertThat(Amounts.change(4_200, "EUR")).isEqualTo("< +0.01 EUR");
    }

    @Test
    void changesHaveASign() {
        assertThat(Amounts.change(350_000, "EUR")).isEqualTo("+0.35 EUR");
        assertThat(Amounts.change(-350_000, "EUR")).isEqualTo("\u22120.35 EUR");
    }

    @Test
    void pricesKeepEveryDigit() {
        assertThat(Amounts.exact(4_698_400L, "EUR")).isEqualTo("4.6984 EUR");
        assertThat(Amounts.exact(1L, "EUR")).isEqualTo("0.000001 EUR");
        assertThat(Amounts.exact(-4_500L, "EUR")).isEqualTo("\u22120.0045 EUR");
        assertThat(Amounts.exact(12_500_000L, "EUR")).isEqualTo("12.50 EUR");
        assertThat(Amounts.exact(1_500_000_000L, "JPY")).isEqualTo("1,500 JPY");
        assertThat(Amounts.exact(Long.MAX_VALUE, "EUR")).isEqualTo("9,223,372,036,854.775807 EUR");
        assertThat(Amounts.exact(null, "EUR")).isEqualTo("\u2013");
    }

    @Test
    void withoutACurrencyItIsTheNumber() {
        assertThat(Amounts.number(4_698_400, "EUR")).isEqualTo("4.70");
        assertThat(Amounts.money(0L, "")).isEqualTo("0.00");
        assertThat(Amounts.money(4_698_400L, "no currency")).isEqualTo("4.70 no currency");
    }
}
