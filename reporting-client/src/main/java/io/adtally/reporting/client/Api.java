package io.adtally.reporting.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Requests, which wait as long as they are told to. Thread-safe. */
final class Api {
    static final JsonMapper JSON = new JsonMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MOST_ATTEMPTS = 5;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final URI base;
    private final String key;
    private final int attempts;
    private final HttpClient http;

    private Api(URI base, String key, int attempts, HttpClient http) {
        this.base = base;
        this.key = key;
        this.attempts = attempts;
        this.http = http;
    }

    Api(URI base, String key) {
        this(
                base,
                key,
                MOST_ATTEMPTS,
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build());
    }

    /** The same connections for another key. */
    Api as(String otherKey) {
        return new Api(base, otherKey, attempts, http);
    }

    /** The same, but whoever is told to wait is told so. */
    Api hurried() {
        return new Api(base, key, 1, http);
    }

    JsonNode get(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        return answer(request(path + query(parameters))
                .header("Accept", "application/json")
                .GET()
                .build());
    }

    /** The answer as it comes; the caller closes it. */
    InputStream read(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        HttpRequest request = request(path + query(parameters)).GET().build();
        for (int attempt = 1; ; attempt++) {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 == 2) {
                return response.body();
            }
            try (InputStream body = response.body()) {
                waitOrRefuse(response, body.readAllBytes(), attempt);
            }
        }
    }

    JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    /** Fetches a signed address, for which the key is neither needed nor shown. */
    Path download(String url, Path file) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
        HttpResponse<Path> response = http.send(request, BodyHandlers.ofFile(file));
        if (response.statusCode() != 200) {
            throw new ReportingException(
                    response.statusCode(), "", "The file cannot be fetched: " + file.getFileName());
        }
        return file;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/$", "") + "/api/v1/" + path))
                .timeout(TIMEOUT)
                .header("X-API-Key", key);
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 == 2) {
                return JSON.readTree(response.body());
            }
            waitOrRefuse(response, response.body(), attempt);
        }
    }

    /** Returns when the request may be made again. */
    private void waitOrRefuse(HttpResponse<?> response, byte[] body, int attempt)
            throws ReportingException, InterruptedException {
        int status = response.statusCode();
        if ((status != TOO_MANY_REQUESTS && status != UNAVAILABLE) || attempt >= attempts) {
            JsonNode problem = problem(body);
            throw new ReportingException(
                    status,
                    problem.path("parameter").asString(""),
                    problem.path("detail").asString("status " + status));
        }
        TimeUnit.SECONDS.sleep(
                response.headers().firstValueAsLong("Retry-After").orElse(attempt));
    }

    /** What is in the way to the API may answer in words of its own. */
    private static JsonNode problem(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
