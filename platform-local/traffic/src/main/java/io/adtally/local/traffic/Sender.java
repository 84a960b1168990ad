package io.adtally.local.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Delivers requests as a careful client does: what is not answered with success is sent again, the same bytes, until it
 * is. An attempt that failed may have been accepted in part or whole all the same; the oracle is told. Thread-safe.
 */
final class Sender {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final URI events;
    private final Oracle oracle;
    private final Duration patience;
    private final AtomicLong retries = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param patience how long a request is tried before the run is given up */
    Sender(String collectorUrl, Oracle oracle, Duration patience) {
        this.events = URI.create(collectorUrl + "/v1/events");
        this.oracle = oracle;
        this.patience = patience;
    }

    /** Attempts that had to be made again. */
    long retries() {
        return retries.get();
    }

    /**
     * Sends the items in one request and returns when it is accepted.
     *
     * @throws DeliveryException if the collector refuses the request or cannot be reached for too long
     */
    void deliver(List<Item> items) throws DeliveryException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(events)
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body(items)))
                .build();
        long deadline = System.nanoTime() + patience.toNanos();
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            String problem;
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    oracle.accepted(items, System.currentTimeMillis());
                    return;
                }
                problem = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    throw new DeliveryException(events + " refuses the traffic: " + problem);
                }
            } catch (IOException e) {
                problem = e.toString();
            }
            if (System.nanoTime() > deadline) {
                throw new DeliveryException(events + " took nothing for " + patience.toSeconds() + " s: " + problem);
            }
            oracle.ambiguous(items);
            retries.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        }
    }

    /** Fails with what to do when nobody listens there. */
    void checkReachable() throws DeliveryException, InterruptedException {
        try {
            var unused = http.send(
                    HttpRequest.newBuilder(events.resolve("/health/live"))
                            .timeout(ANSWER_TIMEOUT)
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            throw new DeliveryException(
                    "No collector answers at " + events + " (" + e + "); start it with ./adtally up");
        }
    }

    private static byte[] body(List<Item> items) {
        StringBuilder body = new StringBuilder(items.size() * 512).append('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                body.append(',');
            }
            body.append(items.get(i).json());
        }
        return body.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }
}
