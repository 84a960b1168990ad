package io.adtally.reporting.client;

import java.io.IOException;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests, which wait as long as they are told to. Thread-safe. */
final class Api {
    static final JsonMapper JSON = new JsonMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MOST_ATTEMPTS = 5;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final URI base;
    private final String key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    Api(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    JsonNode get(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        String query = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
        return answer(request(path + query).GET().build());
    }

    JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
        return answer(request(path)
                .header("Content-Type", "application/json")
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
                .header("X-API-Key", key)
                .header("Accept", "application/json");
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            int status = response.statusCode();
            if (status / 100 == 2) {
                return JSON.readTree(response.body());
            }
            if ((status != TOO_MANY_REQUESTS && status != UNAVAILABLE) || attempt == MOST_ATTEMPTS) {
                JsonNode problem = JSON.readTree(response.body());
                throw new ReportingException(
                        status,
                        problem.path("parameter").asString(""),
                        problem.path("detail").asString("status " + status));
            }
            TimeUnit.SECONDS.sleep(
                    response.headers().firstValueAsLong("Retry-After").orElse(attempt));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
