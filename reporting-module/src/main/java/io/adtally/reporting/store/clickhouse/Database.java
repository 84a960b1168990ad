package io.adtally.reporting.store.clickhouse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** ClickHouse over HTTP: one statement a call. */
final class Database {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final String url;
    private final String user;
    private final String password;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Database(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Reads ADTALLY_CLICKHOUSE_URL, _USER and _PASSWORD; IllegalArgumentException names what is missing. */
    static Database of(Map<String, String> environment) {
        return new Database(
                required(environment, "ADTALLY_CLICKHOUSE_URL"),
                required(environment, "ADTALLY_CLICKHOUSE_USER"),
                environment.getOrDefault("ADTALLY_CLICKHOUSE_PASSWORD", ""));
    }

    /** The answer as tab-separated text; IOException carries ClickHouse's message. */
    String run(String sql) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("X-ClickHouse-User", user)
                .header("X-ClickHouse-Key", password)
                .POST(BodyPublishers.ofString(sql))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(url + " answered " + response.statusCode() + ": "
                    + response.body().strip());
        }
        return response.body();
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must be set");
        }
        return value;
    }
}
