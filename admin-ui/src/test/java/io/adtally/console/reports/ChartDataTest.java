package io.adtally.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.reporting.client.Report;
import io.adtally.reporting.client.Report.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartDataTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.parse("2026-11-01");
    private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");
    private static final List<Column> COLUMNS = List.of(
            new Column("clicks_net", "events", ""),
            new Column("ctr", "ratio", ""),
            new Column("users", "users", ""),
            new Column("spend_micros", "micros", ""));

    @Test
    void daysWithoutRowsAreNoughtsAndThoseToComeAreLeftOut() {
        ChartData data =
                chart("day", List.of(), "clicks_net", Instant.parse("2026-11-03T12:00:00Z"), row(1, "", "EUR", 5));
        assertThat(data.categories()).containsExactly("11-01", "11-02", "11-03");
        assertThat(data.series()).containsExactly(Map.entry("Clicks net", numbers(5, 0, 0)));
    }

    @Test
    void amountsOfTwoCurrenciesAreTwoSeriesAndCountsAreOne() {
        Row euros = row(1, "a", "EUR", 2);
        Row dollars = row(1, "a", "USD", 3);
        assertThat(chart("day", List.of("campaign"), "spend_micros", LATER, euros, dollars)
                        .series())
                .containsOnlyKeys("a · EUR", "a · USD");
        assertThat(chart("day", List.of("campaign"), "clicks_net", LATER, euros, dollars)
                        .series())
                .hasEntrySatisfying("a", values -> assertThat(values.getFirst()).isEqualTo(BigDecimal.valueOf(5)));
        // Quotients are not added.
        assertThat(chart("day", List.of("campaign"), "ctr", LATER, euros, dollars)
                        .series())
                .containsOnlyKeys("a · EUR", "a · USD");
    }

    @Test
    void theSmallestSeriesAreAddedUpWhereTheyCanBe() {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            rows.add(row(1, "campaign-" + i, "EUR", i));
        }
        ChartData sums = chart("day", List.of("campaign"), "clicks_net", LATER, rows, false);
        assertThat(sums.series())
                .containsOnlyKeys("campaign-9", "campaign-8", "campaign-7", "campaign-6", "campaign-5", "others");
        assertThat(sums.series().getOrDefault("others", List.of()).getFirst()).isEqualTo(BigDecimal.TEN);
        ChartData quotients = chart("day", List.of("campaign"), "ctr", LATER, rows, false);
        assertThat(quotients.series()).hasSize(5).doesNotContainKey("others");
        assertThat(quotients.note()).isEqualTo("The 5 largest of 9");
    }

    @Test
    void ofATotalThereIsABarForEachValue() throws Exception {
        ChartData data =
                chart(Ask.TOTAL, List.of("campaign"), "clicks_net", LATER, row(1, "a", "EUR", 2), row(1, "", "EUR", 7));
        assertThat(data.categories()).containsExactly("no campaign", "a");
        JsonNode option = new ObjectMapper().readTree(data.option());
        assertThat(option.at("/series/0/data").toString()).isEqualTo("[7,2]");
        assertThat(option.at("/series/0/type").asText()).isEqualTo("bar");
    }

    @Test
    void sharesAreLinesInPerCentAndPeopleAreNeverAdded() throws Exception {
        JsonNode shares = new ObjectMapper()
                .readTree(chart("day", List.of(), "ctr", LATER, row(1, "", "EUR", 2))
                        .option());
        assertThat(shares.at("/series/0/type").asText()).isEqualTo("line");
        assertThat(shares.at("/series/0/data/0").asDouble()).isEqualTo(20);
        assertThat(shares.at("/series/0/data/1").isNull()).isTrue();
        assertThat(shares.at("/yAxis/axisLabel/formatter").asText()).isEqualTo("{value} %");
        assertThat(chart("day", List.of(), "users", LATER, row(1, "", "EUR", 2)).kind())
                .isEqualTo(ChartData.Kind.SINGLE);
    }

    @Test
    void tooManyRowsAreDrawnTogether() {
        ChartData data = chart("day", List.of("campaign"), "clicks_net", LATER, List.of(row(1, "", "EUR", 5)), true);
        assertThat(data.series()).containsOnlyKeys("Clicks net");
        assertThat(data.note()).startsWith("Not split");
    }

    private static ChartData chart(String granularity, List<String> groupBy, String metric, Instant now, Row... rows) {
        return chart(granularity, groupBy, metric, now, List.of(rows), false);
    }

    private static ChartData chart(
            String granularity, List<String> groupBy, String metric, Instant now, List<Row> rows, boolean hasMore) {
        Ask ask = new Ask(
                null,
                Range.days(DAY, DAY.plusDays(6), BERLIN),
                granularity,
                groupBy,
                List.of("clicks_net", "ctr"),
                null);
        Report report = new Report(now, null, now, null, List.of(), hasMore);
        Shown shown = new Shown(
                ask, COLUMNS, report, rows, rows, new Row(Map.of()), List.of(), new Shown.Changes(List.of(), false));
        return ChartData.of(shown, metric, now);
    }

    private static Row row(int day, String campaign, String currency, int clicks) {
        return new Row(Map.of(
                "time",
                "2026-11-0" + day + "T00:00:00+01:00",
                "campaign",
                campaign,
                "currency",
                currency,
                "clicks_net",
                clicks,
                "users",
                clicks,
                "ctr",
                clicks / 10.0,
                "spend_micros",
                clicks * 1_000_000L));
    }

    private static List<BigDecimal> numbers(long... numbers) {
        List<BigDecimal> all = new ArrayList<>();
        for (long number : numbers) {
            all.add(BigDecimal.valueOf(number));
        }
        return all;
    }
}
