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
    void amountsKeepEveryDigitAndTheirSign() {
        assertThat(Cells.money(1_234_567_890_000L)).isEqualTo("1,234,567.89");
        assertThat(Cells.money(1)).isEqualTo("0.000001");
        assertThat(Cells.money(9_223_372_036_854_775_807L)).isEqualTo("9,223,372,036,854.775807");
        assertThat(Cells.moneyChange(-350_000)).isEqualTo("\u22120.35");
        assertThat(Cells.moneyChange(4_200)).isEqualTo("+0.0042");
        assertThat(Cells.countChange(-1204)).isEqualTo("\u22121,204");
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
