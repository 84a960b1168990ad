package io.adtally.processing.sink.clickhouse;

import io.adtally.processing.settings.ClickHouseSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One insert over ClickHouse's HTTP interface. Inserting a batch again is harmless: table and views recognise its token.
 */
final class BatchInsert implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration INSERT_TIMEOUT = Duration.ofSeconds(60);
    /**
     * After this the server gives an insert up by itself, before this side does: none goes on that nobody waits for. How old a
     * reproducible report must be rests on it ({@code adtally.reporting.freshness.settling}).
     */
    private static final Duration SERVER_LIMIT = Duration.ofSeconds(50);
    /**
     * One block per insert; the views deduplicate by the same token; an answer means it is in the table, on a cluster in
     * that of every shard. Clients choose event times and with them partitions: a batch may span any number, or a hundred
     * old days would stop the job.
     */
    private static final String SETTINGS = "&async_insert=0&distributed_foreground_insert=1&insert_deduplicate=1"
            + "&deduplicate_blocks_in_dependent_materialized_views=1&max_insert_block_size=1000000"
            + "&input_format_parallel_parsing=0&wait_end_of_query=1&max_partitions_per_insert_block=0"
            + "&max_execution_time=" + SERVER_LIMIT.toSeconds() + "&timeout_overflow_mode=throw";

    /** Without the tables that rollups are summed in again, which get their parts from elsewhere. */
    private static final String MOST_PARTS = "SELECT max(parts) FROM (SELECT count() AS parts FROM system.parts"
            + " WHERE active AND database = 'adtally' AND NOT endsWith(table, '_rebuilt')"
            + " GROUP BY table, partition) FORMAT TabSeparated";

    private static final int OK = 200;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final ClickHouseSettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    BatchInsert(ClickHouseSettings settings) {
        this.settings = settings;
    }

    /** Returns when ClickHouse has confirmed the batch. */
    void insert(Batch batch) throws InsertFailedException, InterruptedException {
        URI uri = URI.create(settings.url() + "/?query=" + encode(batch.format().insert())
                + "&insert_deduplication_token=" + encode(batch.token()) + SETTINGS);
        HttpRequest.Builder request =
                to(uri).header("Content-Encoding", "zstd").POST(BodyPublishers.ofByteArray(batch.zstd()));
        HttpResponse<String> response = send(request, batch + " into ");
        // ClickHouse says nothing after an insert; a page or an exception in a 200 is no confirmation.
        if (response.statusCode() != OK || !response.body().isBlank()) {
            throw refused(batch + " into ", response);
        }
    }

    /** Most active parts that a partition of the tables written to has: more with every insert, fewer with every merge. */
    int mostParts() throws InsertFailedException, InterruptedException {
        String question = "Parts of ";
        HttpResponse<String> response =
                send(to(URI.create(settings.url() + "/")).POST(BodyPublishers.ofString(MOST_PARTS)), question);
        String answer = response.body().strip();
        if (response.statusCode() != OK || !answer.matches("\\d{1,9}")) {
            throw refused(question, response);
        }
        return Integer.parseInt(answer);
    }

    private HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(INSERT_TIMEOUT)
                .header("X-ClickHouse-User", settings.user())
                .header("X-ClickHouse-Key", settings.password());
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String what)
            throws InsertFailedException, InterruptedException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new InsertFailedException(what + settings + ": " + e, true);
        }
    }

    private InsertFailedException refused(String what, HttpResponse<String> response) {
        return new InsertFailedException(
                what + settings + ": " + response.statusCode() + " " + response.body(), mayPass(response.statusCode()));
    }

    private static boolean mayPass(int status) {
        return status == OK || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
