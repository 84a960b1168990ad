package io.adtally.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.local.clickhouse.Sql.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The process may be killed, told to end, started twice or left in the middle of a request at any moment. */
class CrashIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int KILLS = 3;
    private static final int ROWS = 1000;
    private static final int BATCHES_BEFORE_KILL = 5;
    private static final String ENDLESS =
            "SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 1 SETTINGS max_threads = 1";

    @Test
    void whatWasAcknowledgedIsThereAfterEveryKillAndEachBatchOnce() throws Exception {
        try (HostProcess host = HostProcess.start()) {
            Sql sql = new Sql(host);
            String durable = " SETTINGS non_replicated_deduplication_window = 1000, fsync_after_insert = 1,"
                    + " fsync_part_directory = 1";
            sql.run("CREATE TABLE books (batch UInt32, i UInt32) ENGINE = MergeTree ORDER BY (batch, i)" + durable);
            sql.run("CREATE TABLE sums (batch UInt32, rows UInt64) ENGINE = SummingMergeTree ORDER BY batch" + durable);
            sql.run(
                    "CREATE MATERIALIZED VIEW to_sums TO sums AS SELECT batch, count() AS rows FROM books GROUP BY batch");
            AtomicInteger acknowledged = new AtomicInteger();
            AtomicInteger kills = new AtomicInteger();
            try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
                for (int kill = 0; kill < KILLS; kill++) {
                    int goal = acknowledged.get() + BATCHES_BEFORE_KILL;
                    CompletableFuture<Void> writer =
                            CompletableFuture.runAsync(() -> insertUntilKilled(sql, acknowledged, kills), threads);
                    await().atMost(LIMIT).until(() -> acknowledged.get() >= goal);
                    kills.incrementAndGet();
                    host.crashAndRestart();
                    writer.join();
                    String counted =
                            "SELECT count(), countIf(c != 1000) FROM (SELECT batch, %s AS c FROM %s GROUP BY batch)";
                    // The batch that was not acknowledged is repeated first, under its token.
                    assertThat(insert(sql, acknowledged.get()).status()).isEqualTo(200);
                    int batches = acknowledged.incrementAndGet();
                    assertThat(sql.run(counted.formatted("count()", "books"))).isEqualTo(batches + "\t0");
                    assertThat(sql.run(counted.formatted("sum(rows)", "sums"))).isEqualTo(batches + "\t0");
                }
            }
        }
    }

    @Test
    void startsAgainWhateverTheDefaultDatabaseHolds() throws Exception {
        try (HostProcess host = HostProcess.start()) {
            Sql sql = new Sql(host);
            host.crashAndRestart();
            sql.run("CREATE TABLE kept (x UInt8) ENGINE = MergeTree ORDER BY x");
            sql.run("INSERT INTO kept VALUES (7)");
            host.crashAndRestart();
            assertThat(sql.run("SELECT x FROM kept")).isEqualTo("7");
            sql.run("DROP TABLE kept SYNC");
            host.crashAndRestart();
            assertThat(sql.run("SHOW TABLES")).isEmpty();
        }
    }

    private static void insertUntilKilled(Sql sql, AtomicInteger acknowledged, AtomicInteger kills) {
        int killsBefore = kills.get();
        try {
            while (insert(sql, acknowledged.get()).status() == 200) {
                acknowledged.incrementAndGet();
            }
        } catch (IOException e) {
            assertThat(kills.get()).as("killed, not failed: %s", e).isGreaterThan(killsBefore);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer insert(Sql sql, int batch) throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder("INSERT INTO books FORMAT CSV\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append(batch).append(',').append(i).append('\n');
        }
        String once = "deduplicate_blocks_in_dependent_materialized_views=1&insert_deduplication_token=batch-" + batch;
        return sql.post(once, rows.toString());
    }

    @Test
    void theDefaultDatabaseIsAnOrdinaryOneAfterEveryStart() throws Exception {
        try (HostProcess host = HostProcess.start()) {
            Sql sql = new Sql(host);
            sql.run("CREATE DATABASE other");
            sql.run("CREATE TABLE other.t ENGINE = MergeTree ORDER BY a AS SELECT 7 AS a");
            host.crashAndRestart();
            sql.run("CREATE TABLE t ENGINE = MergeTree ORDER BY a AS SELECT 8 AS a");
            host.crashAndRestart();
            assertThat(sql.run("SELECT (SELECT a FROM other.t), (SELECT a FROM t)"))
                    .isEqualTo("7\t8");
            assertThat(sql.run("SELECT engine FROM system.databases WHERE name = 'default'"))
                    .isEqualTo("Atomic");
            assertThat(sql.post("", "SELECT * FROM `/etc/hostname`").code()).isEqualTo(60);
        }
    }

    @Test
    void anUploadThatBreaksOffInsertsNothing() throws Exception {
        HostProcess host = HostProcess.shared();
        Sql sql = new Sql(host);
        sql.run("CREATE OR REPLACE TABLE uploads (a UInt32) ENGINE = MergeTree ORDER BY a");
        String insert = "INSERT INTO uploads FORMAT CSV\n";
        String rows = "1\n2\n3\n".repeat(30_000);
        // Both end at a row's end, so that only the framing tells that something is missing.
        breakOff(host, "Content-Length: 1000000\r\n", insert + rows);
        breakOff(
                host,
                "Transfer-Encoding: chunked\r\n",
                Integer.toHexString(insert.length() + rows.length()) + "\r\n" + insert + rows + "\r\n");
        await().atMost(LIMIT)
                .until(() -> sql.run("SELECT count() FROM system.processes").equals("1"));
        assertThat(sql.run("SELECT count() FROM uploads")).isEqualTo("0");
        assertThat(sql.post("", insert + "7\n8\n").status()).isEqualTo(200);
        assertThat(sql.run("SELECT sum(a) FROM uploads")).isEqualTo("15");
    }

    private static void breakOff(HostProcess host, String header, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            OutputStream out = socket.getOutputStream();
            String head = "POST / HTTP/1.1\r\nHost: x\r\nX-ClickHouse-User: " + host.user() + "\r\nX-ClickHouse-Key: "
                    + host.password() + "\r\n" + header + "\r\n";
            out.write((head + body).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void endsCleanlyWithStatementsRunning() throws Exception {
        try (HostProcess host = HostProcess.start();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Sql sql = new Sql(host);
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(CompletableFuture.runAsync(() -> runUntilStopped(sql), threads));
            }
            await().atMost(LIMIT)
                    .until(() -> sql.run("SELECT count() FROM system.processes WHERE query LIKE '%sipHash64%'")
                            .equals("4")); // with this one
            assertThat(host.terminate()).isZero();
            running.forEach(CompletableFuture::join);
            assertThat(host.crashed()).isFalse();
            assertThat(host.log()).doesNotContain("ERROR").doesNotContain("still running");
        }
    }

    private static void runUntilStopped(Sql sql) {
        try {
            assertThat(sql.post("", ENDLESS).status()).isNotEqualTo(200);
        } catch (IOException e) {
            assertThat(e).as("the connection is closed before an answer").isNotNull();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSecondProcessOnTheDirectoryIsRefused() throws Exception {
        HostProcess host = HostProcess.shared();
        Process second = host.another();
        try {
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(host.log()).contains("did not open").contains("does another process use it?");
        } finally {
            second.destroyForcibly();
        }
        assertThat(new Sql(host).run("SELECT 1")).isEqualTo("1");
    }
}
