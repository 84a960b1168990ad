package io.adtally.benchmarks.report;

import io.adtally.access.ApiKeyGrant;
import io.adtally.access.ApiKeyText;
import io.adtally.campaign.RedisKeys;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.registry.AvroJson;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;

/** Advertisers with keys of their own, as the control plane would tell of them, who ask the API. */
final class Advertisers {
    private static final int OK = 200;

    private final URI api;
    private final List<String> keys;
    private final Random random = new Random(1);
    private final HttpClient http = HttpClient.newHttpClient();

    private Advertisers(URI api, List<String> keys) {
        this.api = api;
        this.keys = keys;
    }

    static Advertisers of(EmbeddedStack stack) {
        RedisClient client = RedisClient.create(stack.setting("ADTALLY_REDIS_URL"));
        try (StatefulRedisConnection<String, String> redis = client.connect()) {
            List<String> keys = SyntheticBooks.advertisers().stream()
                    .map(advertiser -> publish(advertiser, redis))
                    .toList();
            return new Advertisers(URI.create(stack.setting("ADTALLY_REPORTING_URL")), keys);
        } finally {
            client.shutdown();
        }
    }

    private static String publish(String advertiser, StatefulRedisConnection<String, String> redis) {
        String id = "BENCH" + advertiser.replaceAll("\\D", "");
        String text = ApiKeyText.of(id, "a benchmark's");
        ApiKeyGrant grant = ApiKeyGrant.newBuilder()
                .setKeyId(id)
                .setName("benchmark")
                .setSecretSha256(ApiKeyText.parse(text).orElseThrow().secretSha256())
                .setScopes(List.of("reports:read"))
                .setAdvertiserId(advertiser)
                .build();
        redis.sync().set(RedisKeys.apiKey(id), AvroJson.write(grant));
        return text;
    }

    /** Asks for an advertiser drawn as often as it has events; the nanoseconds until the answer was read. */
    long ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("X-API-Key", keys.get(SyntheticBooks.advertiser(random.nextDouble())))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        long nanos = System.nanoTime() - start;
        if (answer.statusCode() != OK) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return nanos;
    }
}
