package io.adtally.reporting.store.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsIT {
    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.CLICKHOUSE));
    private final Database database = Database.of(stack.settings());
    private final String campaign = "c" + System.nanoTime();

    @BeforeEach
    void migrate() throws Exception {
        apply(Migration.all());
    }

    @Test
    void runningAgainChangesNothing() throws Exception {
        String before =
                database.run("SELECT version, name, checksum, applied_at FROM adtally.schema_migrations ORDER BY 1");
        assertThat(apply(Migration.all())).doesNotContain("Applying");
        assertThat(database.run("SELECT version, name, checksum, applied_at FROM adtally.schema_migrations ORDER BY 1"))
                .isEqualTo(before);
        assertThat(before.lines()).hasSize(Migration.all().size());
    }

    @Test
    void aStepThatWasChangedAfterwardsIsRefused() {
        List<Migration> changed = new ArrayList<>(Migration.all());
        Migration first = changed.getFirst();
        changed.set(0, new Migration(first.version(), first.name(), first.statements(), "another"));
        assertThatThrownBy(() -> apply(changed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Migration 1 (ad_events) was changed");
    }

    @Test
    void aBatchInsertedTwiceUnderItsTokenCountsOnceInTableAndRollup() throws Exception {
        String batch = rows(50, 1, "billable");
        insert("token-" + campaign, batch);
        insert("token-" + campaign, batch);
        assertThat(count()).isEqualTo("50\t100");
        assertThat(rollup()).isEqualTo("50\t100");
    }

    @Test
    void equalRowsUnderAnotherTokenAreOtherRows() throws Exception {
        insert("first-" + campaign, rows(5, 1, "billable"));
        insert("second-" + campaign, rows(5, 1, "billable"));
        assertThat(count()).isEqualTo("10\t20");
        assertThat(rollup()).isEqualTo("10\t20");
    }

    @Test
    void theRollupFollowsARestatement() throws Exception {
        insert("a-" + campaign, rows(3, 1, "unmatched"));
        insert("b-" + campaign, rows(3, -1, "unmatched") + rows(3, 1, "billable"));
        for (Rollup rollup : Rollup.values()) {
            assertThat(database.run("SELECT outcome, sum(events) FROM adtally." + rollup.table(Layout.SINGLE)
                                    + " WHERE campaign_id = '" + campaign + "' GROUP BY 1 HAVING sum(events) != 0")
                            .strip())
                    .isEqualTo("billable\t3");
        }
    }

    @Test
    void whatWasBookedBeforeThereWereRollupsIsInThem() throws Exception {
        database.run("DROP DATABASE adtally SYNC");
        apply(Migration.all().subList(0, 4));
        insert("early-" + campaign, rows(30, 1, "billable"));
        assertThat(apply(Migration.all())).contains("performance_by_minute: ", "summed again");
        assertThat(rollup()).isEqualTo("30\t60");
        assertThat(database.run("SELECT uniqCombined64Merge(15)(users) FROM adtally.performance_by_day")
                        .strip())
                .isEqualTo("10");
        assertThat(database.run("EXISTS TABLE adtally.ad_events_by_minute").strip())
                .isEqualTo("0");
    }

    @Test
    void whatWasAcknowledgedSurvivesAKillAndIsStillRecognised() throws Exception {
        String batch = rows(20, 1, "billable");
        insert("kept-" + campaign, batch);
        stack.kill(Part.CLICKHOUSE);
        stack.restart(Part.CLICKHOUSE);
        insert("kept-" + campaign, batch);
        assertThat(count()).isEqualTo("20\t40");
        assertThat(rollup()).isEqualTo("20\t40");
    }

    private String apply(List<Migration> migrations) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new Migrations(database, Layout.SINGLE, new PrintStream(said, true, StandardCharsets.UTF_8)).apply(migrations);
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Rows over three days, so that a batch becomes several parts. */
    private String rows(int count, int sign, String outcome) {
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

    private void insert(String token, String rows) throws Exception {
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

    private String count() throws Exception {
        return database.run("SELECT sum(sign), sum(sign * spend_micros) FROM adtally.ad_events WHERE campaign_id = '"
                        + campaign + "'")
                .strip();
    }

    /** The rollups' sums, which must all be the same. */
    private String rollup() throws Exception {
        Set<String> sums = new TreeSet<>();
        for (Rollup rollup : Rollup.values()) {
            sums.add(database.run("SELECT sum(events), sum(spend_micros) FROM adtally." + rollup.table(Layout.SINGLE)
                            + " WHERE campaign_id = '" + campaign + "'")
                    .strip());
        }
        return String.join(" and ", sums);
    }
}
