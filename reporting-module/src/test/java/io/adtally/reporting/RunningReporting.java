package io.adtally.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.access.ApiKeyGrant;
import io.adtally.access.ApiKeyText;
import io.adtally.campaign.RedisKeys;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.registry.AvroJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The reporting API on a free port over real stores, and callers with keys. */
final class RunningReporting implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    static final EmbeddedStack STACK = Stores.with(EnumSet.of(Part.CLICKHOUSE, Part.REDIS, Part.S3));

    private static final String SECRET = "of this test only";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static @Nullable RunningReporting shared;

    private final ConfigurableApplicationContext context;

    private RunningReporting(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** One with the usual settings, started once and stopped when Java exits. */
    static synchronized RunningReporting shared() {
        if (shared == null) {
            shared = start(Map.of());
        }
        return shared;
    }

    static RunningReporting start(Map<String, String> properties) {
        createBucket();
        Map<String, String> all = new HashMap<>(STACK.settings());
        all.put("ADTALLY_REPORTING_PORT", "0");
        all.put("adtally.reporting.freshness.settling", "0s");
        all.put("adtally.reporting.limits.requests-per-minute", "100000");
        all.putAll(properties);
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new RunningReporting(
                new SpringApplicationBuilder(ReportingApplication.class).run(arguments.toArray(String[]::new)));
    }

    /**
     * An answer.
     *
     * @param body missing if it is not JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Answer(int status, JsonNode body, byte[] bytes, HttpResponse<byte[]> response) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String string(String member) {
            return body.path(member).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A key that is told of as the control plane does it. */
    String key(@Nullable String advertiser) {
        return key(advertiser, "reports:read", null);
    }

    String key(@Nullable String advertiser, String scope, @Nullable Instant expires) {
        String id = "K" + System.nanoTime();
        String text = ApiKeyText.of(id, SECRET);
        ApiKeyGrant grant = ApiKeyGrant.newBuilder()
                .setKeyId(id)
                .setName("a test's")
                .setSecretSha256(ApiKeyText.parse(text).orElseThrow().secretSha256())
                .setScopes(List.of(scope))
                .setAdvertiserId(advertiser)
                .setExpiresAt(expires == null ? null : expires.toEpochMilli())
                .build();
        context.getBean(StringRedisTemplate.class).opsForValue().set(RedisKeys.apiKey(id), AvroJson.write(grant));
        return text;
    }

    Answer get(@Nullable String key, String path, Map<String, String> parameters) throws Exception {
        return get(key, path + "?" + query(parameters), "application/json");
    }

    Answer get(@Nullable String key, String path, String accept) throws Exception {
        return send(request(key, path).header("Accept", accept).GET());
    }

    Answer withToken(String token, String path, Map<String, String> parameters) throws Exception {
        return send(request(null, path + "?" + query(parameters))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .GET());
    }

    Answer post(@Nullable String key, String path, String type, String body) throws Exception {
        return send(request(key, path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /** All rows of an answer by their keys, over as many pages as it takes. */
    Map<List<String>, Map<String, @Nullable Double>> rows(
            String key, String path, Map<String, String> parameters, List<String> keys) throws Exception {
        Map<List<String>, Map<String, @Nullable Double>> rows = new LinkedHashMap<>();
        Map<String, String> asked = new HashMap<>(parameters);
        while (true) {
            Answer answer = get(key, path, asked);
            assertThat(answer.status()).as("%s: %s", parameters, answer.text()).isEqualTo(200);
            for (JsonNode row : answer.body().path("rows")) {
                Map<String, @Nullable Double> cells = new HashMap<>();
                row.properties().stream()
                        .filter(cell -> !keys.contains(cell.getKey()))
                        .forEach(cell -> cells.put(
                                cell.getKey(),
                                cell.getValue().isNull()
                                        ? null
                                        : cell.getValue().asDouble()));
                List<String> id =
                        keys.stream().map(name -> row.path(name).asString()).toList();
                assertThat(rows.put(id, cells)).as("the row %s comes once", id).isNull();
            }
            if (answer.body().path("next_cursor").isNull()) {
                return rows;
            }
            asked.put("cursor", answer.string("next_cursor"));
        }
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static void insert(Collection<Entry> entries) throws Exception {
        String rows = entries.stream().map(Entry::json).collect(Collectors.joining("\n"));
        sql("INSERT INTO adtally.ad_events FORMAT JSONEachRow", rows.getBytes(StandardCharsets.UTF_8));
    }

    /** What ClickHouse answers to a statement, whose data may follow. */
    static String sql(String statement, byte[] data) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(STACK.setting("ADTALLY_CLICKHOUSE_URL") + "/?query=" + encode(statement)))
                .header("X-ClickHouse-User", STACK.setting("ADTALLY_CLICKHOUSE_USER"))
                .header("X-ClickHouse-Key", STACK.setting("ADTALLY_CLICKHOUSE_PASSWORD"))
                .POST(BodyPublishers.ofByteArray(data))
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    static byte[] download(String url) throws IOException, InterruptedException {
        HttpResponse<byte[]> file =
                HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        return file.statusCode() == 200 ? file.body() : new byte[0];
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private HttpRequest.Builder request(@Nullable String key, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base() + (path.startsWith("/") ? "" : "/api/v1/") + path));
        return key == null ? request : request.header(ApiKeyText.HEADER, key);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
                response.statusCode(),
                json ? JSON.readTree(response.body()) : MissingNode.getInstance(),
                response.body(),
                response);
    }

    private static void createBucket() {
        try (S3Client client = S3Client.builder()
                .endpointOverride(URI.create(STACK.setting("ADTALLY_S3_ENDPOINT")))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        STACK.setting("ADTALLY_S3_ACCESS_KEY"), STACK.setting("ADTALLY_S3_SECRET_KEY"))))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            client.createBucket(create -> create.bucket("adtally-reports"));
        } catch (BucketAlreadyOwnedByYouException there) {
            assertThat(there).isNotNull();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
