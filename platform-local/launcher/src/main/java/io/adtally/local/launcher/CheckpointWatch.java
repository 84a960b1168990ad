package io.adtally.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sees a checkpoint complete, by Flink's REST interface. The commits of the sinks follow within milliseconds. */
final class CheckpointWatch {
    private static final long UNKNOWN = -1;
    private static final long LOOK_EVERY_MILLIS = 5;
    private static final long LOOK_AGAIN_MILLIS = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    CheckpointWatch(String flinkUrl) {
        this.url = flinkUrl;
    }

    /**
     * Returns as soon as one more checkpoint of any job has completed; false if none does in time. Flink may be away or slow to
     * answer meanwhile.
     */
    boolean awaitNext(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long before = Long.MAX_VALUE;
        while (System.nanoTime() < deadline) {
            long completed = completed();
            if (completed > before) {
                return true;
            }
            if (completed == UNKNOWN) {
                before = Long.MAX_VALUE; // what completes meanwhile is committed by the time it is seen
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            } else {
                before = completed; // fewer than before if Flink has started anew
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
        }
        return false;
    }

    /** How many checkpoints this run of Flink has completed; UNKNOWN while it does not answer. */
    private long completed() throws InterruptedException {
        try {
            long completed = 0;
            for (JsonNode job : get("/jobs").path("jobs")) {
                completed += get("/jobs/" + job.path("id").asText() + "/checkpoints")
                        .at("/counts/completed")
                        .asLong();
            }
            return completed;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT).build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
