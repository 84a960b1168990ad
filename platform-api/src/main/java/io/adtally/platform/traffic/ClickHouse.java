package io.adtally.platform.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads from ClickHouse over its HTTP interface. Values go as parameters ({name:Type} in the statement), never into its
 * text. Thread-safe.
 */
@Component
class ClickHouse {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ERROR = 300;

    private final ClickHouseSettings settings;
    private final String authorization;
    private final HttpClient http;

    ClickHouse(ClickHouseSettings settings) {
        this.settings = settings;
        String credentials = settings.user() + ":" + settings.password();
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /** The rows, each an object by column name. */
    List<JsonNode> rows(String select, Map<String, String> parameters) {
        StringBuilder query = new StringBuilder("/?default_format=JSON&output_format_json_quote_64bit_integers=0");
        parameters.forEach((name, value) -> query.append("&param_")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + query))
                .timeout(settings.timeout())
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(select))
                .build();
        List<JsonNode> rows = new ArrayList<>();
        answer(request).path("data").forEach(rows::add);
        return rows;
    }

    /** The value of {name:Array(String)}: quoted texts. */
    static String array(Stream<String> texts) {
        return texts.map(text -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                String body = response.body().strip();
                throw new TrafficUnavailableException(
                        "ClickHouse answered " + response.statusCode() + ": "
                                + body.substring(0, Math.min(body.length(), LONGEST_ERROR)),
                        null);
            }
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new TrafficUnavailableException("ClickHouse's answer is not JSON", e);
        } catch (IOException e) {
            throw new TrafficUnavailableException("ClickHouse does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrafficUnavailableException("Interrupted while ClickHouse was asked", e);
        }
    }

    private String base() {
        String url = settings.url().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
