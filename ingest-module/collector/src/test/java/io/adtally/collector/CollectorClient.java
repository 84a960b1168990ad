package io.adtally.collector;

import io.adtally.event.Ulid;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Speaks to a collector as an SDK and as a monitor do. Thread-safe. */
record CollectorClient(String url, String managementPort) {
    static final long START = System.currentTimeMillis();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post(body, "Content-Type", "application/json");
    }

    HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url + "/v1/events"))
                        .headers(headers)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
    }

    int ready() throws IOException, InterruptedException {
        return get("/health/ready").statusCode();
    }

    /** The sum over all labels of a Prometheus metric. */
    long metric(String name) throws IOException, InterruptedException {
        String text = new CollectorClient("http://127.0.0.1:" + managementPort, managementPort)
                .get("/actuator/prometheus")
                .body();
        Matcher samples = Pattern.compile("(?m)^adtally_collector_" + name + "(?:\\{[^}]*})? (\\S+)$")
                .matcher(text);
        double sum = 0;
        while (samples.find()) {
            sum += Double.parseDouble(samples.group(1));
        }
        return (long) sum;
    }

    /** A good item, of the time at which the tests began. */
    static String item(String id) {
        return "{\"event_id\":\"" + id + "\",\"event_type\":\"IMPRESSION\",\"ad_id\":\"a\",\"campaign_id\":\"c\","
                + "\"event_time\":" + START + "}";
    }

    static String newId(Random random) {
        return Ulid.next(START, random);
    }
}
