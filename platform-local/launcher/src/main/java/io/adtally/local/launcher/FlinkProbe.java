package io.adtally.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.local.supervise.Health;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Flink is healthy when its jobs run, by its REST interface. */
final class FlinkProbe implements Health {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final HttpRequest request;
    private final int expected;

    /** @param jobs how many there are */
    FlinkProbe(String url, int jobs) {
        this.expected = jobs;
        request = HttpRequest.newBuilder(URI.create(url + "/jobs"))
                .timeout(Duration.ofSeconds(3))
                .build();
    }

    @Override
    public boolean probe() throws Exception {
        JsonNode jobs = JSON.readTree(
                        client.send(request, BodyHandlers.ofString()).body())
                .path("jobs");
        int running = 0;
        for (JsonNode job : jobs) {
            running += "RUNNING".equals(job.path("status").asText()) ? 1 : 0;
        }
        return running >= expected;
    }
}
