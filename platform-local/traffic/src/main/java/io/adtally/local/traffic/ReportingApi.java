package io.adtally.local.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The reporting API, asked with a key that is good for the time of a check. */
final class ReportingApi {
    private static final Duration KEY_LIVES = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final String key;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private ReportingApi(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** Tells the platform of a key that reads every advertiser's reports, as the control plane would. */
    static ReportingApi open(String url, String redisUrl) {
        String id = "TRAFFIC" + UUID.randomUUID().toString().replace("-", "");
        String secret = UUID.randomUUID().toString() + UUID.randomUUID();
        String grant = """
                {"key_id":"%s","name":"traffic check","secret_sha256":"%s","scopes":["reports:read"],\
                "advertiser_id":null,"expires_at":null}""".formatted(id, sha256(secret));
        try (RedisClient client = RedisClient.create(redisUrl)) {
            var unused = client.connect().sync().set("adtally:api_key:" + id, grant, SetArgs.Builder.ex(KEY_LIVES));
        }
        return new ReportingApi(url, "adt_" + id + "_" + secret);
    }

    /** All rows of a performance report, over as many pages as it takes; IOException with the problem if it is refused. */
    List<JsonNode> rows(Map<String, String> parameters) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        Map<String, String> asked = new TreeMap<>(parameters);
        asked.put("limit", "10000");
        while (true) {
            JsonNode page = get(asked);
            page.path("rows").forEach(rows::add);
            if (page.path("next_cursor").isNull()) {
                return rows;
            }
            asked.put("cursor", page.path("next_cursor").asText());
        }
    }

    private JsonNode get(Map<String, String> parameters) throws IOException, InterruptedException {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/reports/performance?" + query))
                .timeout(Duration.ofSeconds(60))
                .header("X-API-Key", key)
                .header("Accept", "application/json")
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The reporting API answered " + response.statusCode() + " to " + parameters + ": "
                    + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
