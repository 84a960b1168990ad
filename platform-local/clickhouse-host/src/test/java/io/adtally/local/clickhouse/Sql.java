package io.adtally.local.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Statements over bare HTTP, with nothing between that retries or interprets. Thread-safe. */
public final class Sql {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HostProcess host;

    public Sql(HostProcess host) {
        this.host = host;
    }

    /** ClickHouse's error code is 0 where the statement succeeded. */
    public record Answer(int status, int code, String text) {}

    /** What a statement that must succeed answers, without the last line end. */
    public String run(String sql) throws IOException, InterruptedException {
        Answer answer = post("", sql.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as("%s: %s", sql, answer.text()).isEqualTo(200);
        return answer.text().stripTrailing();
    }

    public Answer post(String parameters, String body) throws IOException, InterruptedException {
        return post(parameters, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer post(String parameters, byte[] body) throws IOException, InterruptedException {
        return send(request(parameters).POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        int code = response.headers()
                .firstValue("X-ClickHouse-Exception-Code")
                .map(Integer::parseInt)
                .orElse(0);
        return new Answer(response.statusCode(), code, response.body());
    }

    /** A request that carries the password. */
    public HttpRequest.Builder request(String parameters) {
        return HttpRequest.newBuilder(URI.create(host.url() + "/?" + parameters))
                .timeout(LIMIT)
                .header("X-ClickHouse-User", host.user())
                .header("X-ClickHouse-Key", host.password());
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
