package io.adtally.processing.sink.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.event.Client;
import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.event.Source;
import io.adtally.processing.settings.ClickHouseSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sink's two phases against the real engine, table and rollup alike. */
class ClickHouseSinkIT {
    private static final long NOON = 1_795_608_000_000L; // 2026-11-25T12:00:00Z
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.CLICKHOUSE));
    private final Books books = new Books(Books.settings(stack));
    private final BatchCommitter committer =
            new BatchCommitter(new BatchInsert(Books.settings(stack)), new SimpleCounter());
    private final String campaign = "sink-" + System.nanoTime();

    @AfterEach
    void close() {
        committer.close();
    }

    @Test
    void nothingIsVisibleBeforeTheCommitAndAllOfItAfter() throws Exception {
        Batch batch = batch(rows(1_000, 1));
        assertThat(books.of(campaign)).isEqualTo("0/0/0 0/0");
        Requests.commit(committer, batch);
        assertThat(books.of(campaign)).isEqualTo("1000/1000/3000 1000/3000");
    }

    @Test
    void everyColumnArrivesAsItWas() throws Exception {
        LedgerRow row = new LedgerRow(
                "é1",
                "CLICK",
                "MOBILE",
                NOON + 123,
                NOON + 456,
                "billable",
                -1,
                "why",
                "adv",
                campaign,
                "ad",
                "cre",
                "pla",
                "sit",
                "imp",
                "usr",
                "DE",
                new Client("tablet", "Android"),
                "not_viewable",
                10,
                7,
                "USD",
                8,
                "EUR",
                9,
                "late",
                NOON + 789,
                Behaviour.UNKNOWN.withExperimentArm("scoring/strict"),
                new Judgement(
                        Ruling.QUARANTINE,
                        "model",
                        0.875,
                        Double.NaN,
                        List.of("speed", "rhythm"),
                        new double[] {1},
                        new Versions("v1", "lists", "champion", "", 5)),
                new Source(300, 70_000_000_000L));
        Requests.commit(committer, batch(List.of(row)));
        assertThat(books.sql(
                        "SELECT * EXCEPT recorded_at FROM adtally.ad_events WHERE campaign_id = '" + campaign + "'"))
                .isEqualTo(String.join(
                        "\t",
                        List.of(
                                "é1",
                                "CLICK",
                                "MOBILE",
                                "2026-11-25 12:00:00.123",
                                "2026-11-25 12:00:00.456",
                                "billable",
                                "-1",
                                "why",
                                "adv",
                                campaign,
                                "ad",
                                "cre",
                                "pla",
                                "sit",
                                "imp",
                                "usr",
                                "DE",
                                "tablet",
                                "Android",
                                "7",
                                "USD",
                                "8",
                                "EUR",
                                "not_viewable",
                                "['clock_clamped','id_collision']",
                                "late",
                                "2026-11-25 12:00:00.789",
                                "v1",
                                "scoring/strict",
                                "0.875",
                                "\\N",
                                "['speed','rhythm']",
                                "champion",
                                "",
                                "lists",
                                "5",
                                "10",
                                "300",
                                "70000000000")));
    }

    /** As after a crash between ClickHouse's answer and Flink's note of it, through the bytes of the checkpoint. */
    @Test
    void committingAgainAddsNothingThoughManyDaysAreInOneBatch() throws Exception {
        BatchSerializer serializer = new BatchSerializer();
        byte[] checkpointed = serializer.serialize(batch(rows(360, 120)));
        for (int attempt = 0; attempt < 2; attempt++) {
            Requests.commit(committer, serializer.deserialize(serializer.getVersion(), checkpointed));
            assertThat(books.of(campaign)).isEqualTo("360/360/1080 360/1080");
        }
    }

    @Test
    void aRestatementMovesTheCountAndKeepsTheRows() throws Exception {
        Requests.commit(committer, batch(List.of(Rows.row("e", campaign, NOON, "unmatched", 1))));
        Requests.commit(
                committer,
                batch(List.of(
                        Rows.row("e", campaign, NOON, "unmatched", -1), Rows.row("e", campaign, NOON, "billable", 1))));
        assertThat(books.of(campaign)).isEqualTo("3/1/3 1/3");
        assertThat(books.sql("SELECT outcome, sum(events) FROM adtally.performance_by_minute WHERE campaign_id = '"
                        + campaign + "' GROUP BY 1 HAVING sum(events) != 0"))
                .isEqualTo("billable\t1");
    }

    @Test
    void aRefusalFailsAtOnceAndLeavesNothing() throws Exception {
        ClickHouseSettings wrong =
                new ClickHouseSettings(stack.setting("ADTALLY_CLICKHOUSE_URL"), "nobody", "a wrong password");
        BatchCommitter refused = new BatchCommitter(new BatchInsert(wrong), new SimpleCounter());
        assertThatThrownBy(() -> Requests.commit(refused, batch(rows(5, 1))))
                .isInstanceOfSatisfying(InsertFailedException.class, e -> assertThat(e.worthRetrying())
                        .isFalse())
                .hasMessageContaining("nobody")
                .hasMessageNotContaining("a wrong password");
        refused.close();
        assertThat(books.of(campaign)).isEqualTo("0/0/0 0/0");
    }

    @Test
    void anOutageIsWaitedFor() throws Exception {
        stack.kill(Part.CLICKHOUSE);
        CompletableFuture<Void> commit = commitInBackground(List.of(batch(rows(10, 2))));
        stack.restart(Part.CLICKHOUSE);
        await().atMost(Duration.ofMinutes(1)).until(commit::isDone);
        commit.join();
        assertThat(books.of(campaign)).isEqualTo("10/10/30 10/30");
    }

    /** Law: one event, one count, under any crash. The kills fall before, in and after inserts of several parts. */
    @Test
    void everyRowCountsOnceThoughTheEngineIsKilledAmidCommits() throws Exception {
        Random random = new Random(7);
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            batches.add(batch(rows(200, 3)));
        }
        CompletableFuture<Void> commit = commitInBackground(batches);
        for (int kill = 1; kill <= 2 && !commit.isDone(); kill++) {
            long rows = kill * 2_000L + random.nextInt(1_000);
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> commit.isDone() || rowsVisible() >= rows);
            stack.kill(Part.CLICKHOUSE);
            stack.restart(Part.CLICKHOUSE);
        }
        await().atMost(Duration.ofMinutes(2)).until(commit::isDone);
        commit.join();
        assertThat(books.of(campaign)).isEqualTo("6000/6000/18000 6000/18000");
        Requests.commit(committer, batches);
        assertThat(books.of(campaign)).as("committed again").isEqualTo("6000/6000/18000 6000/18000");
    }

    /** A rollup that is summed again has many parts for a while, which are not the sink's. */
    @Test
    void partsOfARollupThatIsSummedAgainHoldNoInsertBack() throws Exception {
        books.sql("CREATE TABLE adtally.sink_test_rebuilt (n UInt64) ENGINE = MergeTree ORDER BY n");
        try {
            books.sql("SYSTEM STOP MERGES adtally.sink_test_rebuilt");
            books.sql("INSERT INTO adtally.sink_test_rebuilt SELECT number FROM numbers(400)"
                    + " SETTINGS max_block_size = 1, min_insert_block_size_rows = 1, min_insert_block_size_bytes = 1");
            assertThat(books.sql("SELECT count() FROM system.parts WHERE active AND table = 'sink_test_rebuilt'"))
                    .isEqualTo("400");
            try (BatchInsert insert = new BatchInsert(Books.settings(stack))) {
                assertThat(insert.mostParts()).isLessThanOrEqualTo(BatchCommitter.MOST_PARTS);
            }
        } finally {
            books.sql("DROP TABLE adtally.sink_test_rebuilt SYNC");
        }
    }

    private long rowsVisible() throws Exception {
        return Long.parseLong(
                books.sql("SELECT count() FROM adtally.ad_events WHERE campaign_id = '" + campaign + "'"));
    }

    private CompletableFuture<Void> commitInBackground(List<Batch> batches) {
        return CompletableFuture.runAsync(() -> {
            try {
                Requests.commit(committer, batches);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Batch batch(List<LedgerRow> rows) throws IOException {
        try (LedgerRowWriter writer = new LedgerRowWriter()) {
            for (LedgerRow row : rows) {
                writer.write(row, new NoContext());
            }
            writer.flush(false);
            return writer.prepareCommit().iterator().next();
        }
    }

    private List<LedgerRow> rows(int count, int days) {
        List<LedgerRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Rows.row("e" + i, campaign, NOON - (i % days) * DAY, "billable", 1));
        }
        return rows;
    }
}
