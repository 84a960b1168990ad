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
    private static final String QUERY =
            "INSERT INTO " + LedgerRowEncoder.TABLE + " (" + LedgerRowEncoder.COLUMNS + ") FORMAT RowBinary";
    /** One block per insert; the views deduplicate by the same token; an answer means it is in the table. */
    private static final String SETTINGS = "&async_insert=0&insert_deduplicate=1"
            + "&deduplicate_blocks_in_dependent_materialized_views=1&max_insert_block_size=1000000"
            + "&input_format_parallel_parsing=0&wait_end_of_query=1";

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
        URI uri = URI.create(settings.url() + "/?query=" + encode(QUERY) + "&insert_deduplication_token="
                + encode(batch.token()) + SETTINGS);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(INSERT_TIMEOUT)
                .header("X-ClickHouse-User", settings.user())
                .header("X-ClickHouse-Key", settings.password())
                .POST(BodyPublishers.ofByteArray(batch.rowBinary()))
                .build();
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new InsertFailedException(batch + " into " + settings + ": " + e, true);
        }
        if (response.statusCode() != 200) {
            throw new InsertFailedException(
                    batch + " into " + settings + ": " + response.statusCode() + " " + response.body(),
                    response.statusCode() >= 500);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
