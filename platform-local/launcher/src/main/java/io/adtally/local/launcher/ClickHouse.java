package io.adtally.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** ClickHouse's HTTP interface as the settings name it. */
final class ClickHouse {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private ClickHouse() {}

    static HttpRequest request(Map<String, String> settings, String statement) {
        return HttpRequest.newBuilder(URI.create(url(settings) + "/"))
                .timeout(LIMIT)
                .header("X-ClickHouse-User", settings.getOrDefault("ADTALLY_CLICKHOUSE_USER", ""))
                .header("X-ClickHouse-Key", settings.getOrDefault("ADTALLY_CLICKHOUSE_PASSWORD", ""))
                .POST(BodyPublishers.ofString(statement))
                .build();
    }

    static String url(Map<String, String> settings) {
        return settings.getOrDefault("ADTALLY_CLICKHOUSE_URL", "");
    }

    /** The answer, tab-separated; IOException with ClickHouse's message if it refuses. */
    static String query(Map<String, String> settings, String statement) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request(settings, statement), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("ClickHouse answered " + response.statusCode() + ": "
                        + response.body().strip());
            }
            return response.body();
        }
    }
}
