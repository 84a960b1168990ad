package io.adtally.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.grid.Grid;
import io.adtally.console.ConsoleViewTest;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.platform.campaign.AdvertiserData;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.test.context.support.WithUserDetails;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.jdbc.Sql;

/** Over the real reporting API and its stores: what each sees, and what happens when parts are away. */
@Sql(scripts = "/advertisers.sql", executionPhase = Sql.ExecutionPhase.BEFORE_TEST_CLASS)
class ReportsViewIT extends ConsoleViewTest {
    private static final EmbeddedStack STACK = EmbeddedStack.shared(
            EnumSet.of(Part.CLICKHOUSE, Part.REDIS, Part.S3, Part.REPORTING),
            // What the API knows of a key is asked for anew each time.
            Map.of("ADTALLY_REPORTING_KEYS_FRESH", "0s", "ADTALLY_REPORTING_FRESHNESS_SETTLING", "0s"));
    private static final Instant HOUR = threeHoursAgo();
    private static final Instant TWO_DAYS_BEFORE = HOUR.minus(2, ChronoUnit.DAYS);

    @Autowired
    private StringRedisTemplate redis;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry properties) {
        properties.add("spring.data.redis.url", () -> STACK.setting("ADTALLY_REDIS_URL"));
        properties.add("adtally.console.reporting.url", () -> STACK.setting("ADTALLY_REPORTING_URL"));
    }

    /** Acme: 5 impressions of which 2 are viewable, a click of 0.35 EUR two days late. Other: 3 impressions of 2 USD. */
    @BeforeAll
    static void book() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            rows.append(row("acme", "bikes", "IMPRESSION", HOUR, HOUR.plusSeconds(5), 0, "EUR", ""));
        }
        for (String viewability : List.of("viewable", "viewable", "not_viewable")) {
            rows.append(row("acme", "bikes", "VIEWABLE", HOUR, HOUR.plusSeconds(5), 0, "EUR", viewability));
        }
        rows.append(row("acme", "bikes", "CLICK", TWO_DAYS_BEFORE, Instant.now(), 350_000, "EUR", ""));
        for (int i = 0; i < 3; i++) {
            rows.append(row("other", "boats", "IMPRESSION", HOUR, HOUR.plusSeconds(5), 2_000_000, "USD", ""));
        }
        String query = URLEncoder.encode("INSERT INTO adtally.ad_events FORMAT JSONEachRow", StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(STACK.setting("ADTALLY_CLICKHOUSE_URL") + "/?query=" + query))
                .header("X-ClickHouse-User", STACK.setting("ADTALLY_CLICKHOUSE_USER"))
                .header("X-ClickHouse-Key", STACK.setting("ADTALLY_CLICKHOUSE_PASSWORD"))
                .POST(BodyPublishers.ofString(rows.toString()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    @WithUserDetails("acme-reader")
    void anAdvertiserSeesOwnFiguresAndNothingElse() throws Exception {
        ReportsView view = shown();
        assertThat(campaigns(view.grid)).containsExactly("bikes");
        assertThat(view.totals.impressions.value.getText()).isEqualTo("5");
        assertThat(view.totals.viewable.value.getText()).isEqualTo("66.67 %");
        assertThat(view.totals.clicks.remark.getText()).isEqualTo("20.00 % of impressions");
        assertThat(view.totals.spend.value.getText()).isEqualTo("0.35 EUR");
        assertThat(view.totals.restated.value.getText()).isEqualTo("+0.35 EUR");
        assertThat(campaigns(view.changes.grid)).containsOnly("bikes");
        assertThat(view.form.groupBy.getListDataView().getItems().map(column -> column.name()))
                .contains("campaign")
                .doesNotContain("advertiser");
        assertThat(view.getElement().getTextRecursively()).doesNotContain("boats", "USD");
        String csv = csv(view);
        assertThat(csv.lines()).hasSize(1 + rows(view.grid).size());
        assertThat(csv).contains("bikes").doesNotContain("boats");
    }

    @Test
    @WithUserDetails("acme-reader")
    void aForgedChoiceShowsNothing() {
        ReportsView view = shown();
        view.form.advertiser.setValue(new AdvertiserData("other", "Other Boats", 0));
        eventually(() -> assertThat(view.problem.getElement().getTextRecursively())
                .contains("Reports cannot be shown now", "You may not do this"));
        assertThat(view.getElement().getTextRecursively()).doesNotContain("boats");
    }

    @Test
    @WithUserDetails("lead")
    void aLeadSeesAllAndNarrowsItToOne() {
        ReportsView view = shown();
        assertThat(campaigns(view.grid)).containsExactlyInAnyOrder("bikes", "boats");
        assertThat(view.totals.spend.value.getText()).isEqualTo("0.35 EUR\n6.00 USD");
        view.form.currency.setValue("USD");
        eventually(() -> assertThat(campaigns(view.grid)).containsExactly("boats"));
        view.form.currency.clear();
        view.form.advertiser.choose("acme");
        eventually(() -> assertThat(campaigns(view.grid)).containsExactly("bikes"));
    }

    @Test
    @WithUserDetails("acme-reader")
    void saysHowCompleteItIsAndExplainsColumns() {
        ReportsView view = shown();
        assertThat(find(Badge.class).all().stream().map(Badge::getText).toList())
                .anySatisfy(text -> assertThat(text).startsWith("Complete through "))
                .anySatisfy(text -> assertThat(text).startsWith("Provisional until "))
                .anySatisfy(text -> assertThat(text).endsWith(" came late"));
        test(view.explain).click();
        assertThat(find(ColumnsDialog.class).single().getElement().getTextRecursively())
                .contains("Impressions IVT rate", "Share of invalid traffic");
    }

    @Test
    @WithUserDetails("acme-reader")
    void aQuestionThatIsRefusedIsRefusedAtItsField() {
        ReportsView view = shown();
        view.form.preset.setValue(Preset.LAST_30_DAYS);
        view.form.granularity.setValue("minute");
        eventually(() -> assertThat(view.form.granularity.isInvalid()).isTrue());
        assertThat(view.form.granularity.getErrorMessage()).contains("at most 3 days apart");
        view.form.granularity.setValue("day");
        assertThat(view.form.granularity.isInvalid()).isFalse();
    }

    @Test
    @WithUserDetails("acme-reader")
    void aRangeWithoutEventsSaysSo() {
        ReportsView view = shown();
        view.form.preset.setValue(Preset.CUSTOM);
        view.form.last.setValue(LocalDate.now(ZoneOffset.UTC).minusDays(100));
        view.form.first.setValue(LocalDate.now(ZoneOffset.UTC).minusDays(101));
        eventually(() -> assertThat(rows(view.grid)).isEmpty());
        assertThat(view.chart.isVisible()).isFalse();
        assertThat(view.grid.getEmptyStateComponent().getElement().getTextRecursively())
                .contains("Nothing was counted here");
    }

    @Test
    @WithUserDetails("acme-reader")
    void aPassThatRedisLostIsReplaced() {
        ReportsView view = shown();
        redis.delete(redis.keys("adtally:api_key:*"));
        view.form.granularity.setValue("hour");
        eventually(() -> assertThat(rows(view.grid).getFirst().word("time"))
                .isEqualTo(TWO_DAYS_BEFORE.toString().replace("Z", "+00:00")));
    }

    @Test
    @WithUserDetails("acme-reader")
    void anOutageIsToldAndTryingAgainAfterItShowsTheReport() {
        ReportsView view = shown();
        STACK.kill(Part.REPORTING);
        try {
            view.form.granularity.setValue(Ask.TOTAL);
            eventually(() -> assertThat(view.problem.getElement().getTextRecursively())
                    .contains("The reporting API does not answer."));
        } finally {
            STACK.restart(Part.REPORTING);
        }
        test(view.retry).click();
        eventually(() -> assertThat(view.problem.getChildren()).isEmpty());
        assertThat(campaigns(view.grid)).containsExactly("bikes");
    }

    private ReportsView shown() {
        ReportsView view = open(ReportsView.class);
        eventually(() -> assertThat(rows(view.grid))
                .as(() -> view.getElement().getTextRecursively())
                .isNotEmpty());
        return view;
    }

    private static List<Row> rows(Grid<Row> grid) {
        int rows = grid.getListDataView().getItemCount();
        return IntStream.range(0, rows)
                .mapToObj(grid.getListDataView()::getItem)
                .toList();
    }

    private static Set<String> campaigns(Grid<Row> grid) {
        return rows(grid).stream().map(row -> row.word("campaign")).collect(Collectors.toSet());
    }

    private static String csv(ReportsView view) throws IOException {
        try (InputStream in = view.csv().getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String row(
            String advertiser,
            String campaign,
            String type,
            Instant happened,
            Instant received,
            long spendMicros,
            String currency,
            String viewability) {
        return "{\"event_id\":\"e" + System.nanoTime() + "\",\"event_type\":\"" + type + "\",\"event_time\":\""
                + text(happened) + "\",\"server_received_at\":\"" + text(received) + "\",\"recorded_at\":\""
                + text(received) + "\",\"advertiser_id\":\"" + advertiser + "\",\"campaign_id\":\"" + campaign
                + "\",\"outcome\":\"billable\",\"sign\":1,\"spend_micros\":" + spendMicros + ",\"spend_currency\":\""
                + currency + "\",\"viewability\":\"" + viewability + "\"}\n";
    }

    private static Instant threeHoursAgo() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS).minus(3, ChronoUnit.HOURS);
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS)
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
    }
}
