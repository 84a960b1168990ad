package io.adtally.reporting.store.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.launcher.EmbeddedStack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The books of a campaign that only one test knows. */
final class TestBooks {
    private final EmbeddedStack stack;
    private final Database database;
    private final String campaign = "c" + System.nanoTime();

    TestBooks(EmbeddedStack stack) {
        this.stack = stack;
        this.database = Database.of(stack.settings());
    }

    Database database() {
        return database;
    }

    String campaign() {
        return campaign;
    }

    /** What the migrations said. */
    String apply(List<Migration> migrations) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new Migrations(database, Layout.SINGLE, new PrintStream(said, true, StandardCharsets.UTF_8)).apply(migrations);
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Rows over three days, so that a batch becomes several parts. */
    String rows(int count, int sign, String outcome) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("{\"event_id\":\"e")
                    .append(i)
                    .append("\",\"event_time\":\"")
                    .append(LocalDate.now(ZoneOffset.UTC).minusDays(i % 3))
                    .append(" 10:00:00.000\",\"campaign_id\":\"")
                    .append(campaign)
                    .append("\",\"outcome\":\"")
                    .append(outcome)
                    .append("\",\"sign\":")
                    .append(sign)
                    .append(",\"spend_micros\":2,\"user_id_hash\":\"u")
                    .append(i % 10)
                    .append("\"}\n");
        }
        return rows.toString();
    }

    void insert(String token, String rows) throws Exception {
        String query = URLEncoder.encode("INSERT INTO adtally.ad_events FORMAT JSONEachRow", StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.setting("ADTALLY_CLICKHOUSE_URL") + "/?query="
                        + query + "&insert_deduplication_token=" + token
                        + "&insert_deduplicate=1&deduplicate_blocks_in_dependent_materialized_views=1&async_insert=0"))
                .header("X-ClickHouse-User", stack.setting("ADTALLY_CLICKHOUSE_USER"))
                .header("X-ClickHouse-Key", stack.setting("ADTALLY_CLICKHOUSE_PASSWORD"))
                .POST(BodyPublishers.ofString(rows))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    String count() throws Exception {
        return database.run("SELECT sum(sign), sum(sign * spend_micros) FROM adtally.ad_events WHERE campaign_id = '"
                        + campaign + "'")
                .strip();
    }

    /** The rollups' sums, which must all be the same. */
    String rollup() throws Exception {
        Set<String> sums = new TreeSet<>();
        for (Rollup rollup : Rollup.values()) {
            sums.add(database.run("SELECT sum(events), sum(spend_micros) FROM adtally." + rollup.table(Layout.SINGLE)
                            + " WHERE campaign_id = '" + campaign + "'")
                    .strip());
        }
        return String.join(" and ", sums);
    }
}
