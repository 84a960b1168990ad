package io.adtally.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Creates the buckets that are not there yet. */
final class Buckets {
    private Buckets() {}

    static void create(Map<String, String> settings) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            create(client, settings, setting(settings, "ADTALLY_LAKE_BUCKET"));
            create(client, settings, setting(settings, "ADTALLY_CHECKPOINT_BUCKET"));
            create(client, settings, setting(settings, "ADTALLY_REPORT_BUCKET"));
        }
    }

    private static void create(HttpClient client, Map<String, String> settings, String bucket)
            throws IOException, InterruptedException {
        S3Signature signature = new S3Signature(
                setting(settings, "ADTALLY_S3_REGION"),
                setting(settings, "ADTALLY_S3_ACCESS_KEY"),
                setting(settings, "ADTALLY_S3_SECRET_KEY"));
        URI uri = URI.create(setting(settings, "ADTALLY_S3_ENDPOINT") + "/" + bucket);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        signature.sign(request, "PUT", uri, new byte[0]);
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        boolean there = response.statusCode() == 200 || response.statusCode() == 409;
        if (!there) {
            throw new IOException(
                    "bucket " + bucket + " cannot be made: " + response.statusCode() + " " + response.body());
        }
    }

    private static String setting(Map<String, String> settings, String name) {
        return settings.getOrDefault(name, "");
    }
}
