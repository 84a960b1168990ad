package io.adtally.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.reporting.client.Report.Column;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void namesAreWords() {
        assertThat(Cells.label("spend_micros")).isEqualTo("Spend");
        assertThat(Cells.label("impressions_ivt_rate")).isEqualTo("Impressions IVT rate");
        assertThat(Cells.label("ctr")).isEqualTo("CTR");
        assertThat(Cells.label("signal_type")).isEqualTo("Signal type");
    }

    @Test
    void amountsAreInTheDigitsOfTheirOwnCurrencyAndExactBesides() {
        Column spend = new Column("spend_micros", "micros", "");
        Column value = new Column("conversion_value_micros", "micros", "");
        Row row = new Row(Map.of(
                "spend_micros",
                4_698_400,
                "currency",
                "EUR",
                "conversion_value_micros",
                4_698_400,
                "value_currency",
                "JPY"));
        assertThat(Cells.text(spend, row)).isEqualTo("4.70");
        assertThat(Cells.exact(spend, row)).isEqualTo("4.6984 EUR");
        assertThat(Cells.text(value, row)).isEqualTo("5");
        assertThat(Cells.text(spend, new Row(Map.of("spend_micros", 4_200)))).isEqualTo("< 0.01");
        assertThat(Cells.exact(new Column("currency", "text", ""), row)).isNull();
    }

    @Test
    void valuesAreWrittenByTheirUnit() {
        Row row = new Row(Map.of(
                "ctr",
                0.012345,
                "frequency",
                2.5,
                "clicks_net",
                1204,
                "country",
                "",
                "time",
                "2026-11-01T13:00:00+01:00"));
        assertThat(Cells.text(new Column("ctr", "ratio", ""), row)).isEqualTo("1.23 %");
        assertThat(Cells.text(new Column("frequency", "ratio", ""), row)).isEqualTo("2.50");
        assertThat(Cells.text(new Column("clicks_net", "events", ""), row)).isEqualTo("1,204");
        assertThat(Cells.text(new Column("country", "text", ""), row)).isEqualTo("–");
        assertThat(Cells.text(new Column("viewable_rate", "ratio", ""), row)).isEqualTo("–");
        assertThat(Cells.time(row.word("time"), "hour")).isEqualTo("2026-11-01 13:00");
        assertThat(Cells.time(row.word("time"), "day")).isEqualTo("2026-11-01");
    }
}
