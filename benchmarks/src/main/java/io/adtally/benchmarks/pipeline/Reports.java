package io.adtally.benchmarks.pipeline;

import io.adtally.local.launcher.EmbeddedStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What a report would see: questions to ClickHouse. */
public final class Reports {
    private final EmbeddedStack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    public Reports(EmbeddedStack stack) {
        this.stack = stack;
    }

    /** The rows of the answer, tab-separated. */
    public List<String> query(String sql) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.setting("ADTALLY_CLICKHOUSE_URL")))
                .header("X-ClickHouse-User", stack.setting("ADTALLY_CLICKHOUSE_USER"))
                .header("X-ClickHouse-Key", stack.setting("ADTALLY_CLICKHOUSE_PASSWORD"))
                .POST(BodyPublishers.ofString(sql))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return response.body().lines().toList();
    }
}
