package io.adtally.local.endtoend;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.local.launcher.TopicReader;
import io.adtally.topic.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;

/** All parts, started once for all tests of this module, and the ways in which a user looks at them. */
final class PlatformUnderTest {
    /** Time within which an event must be visible everywhere. */
    static final Duration FRESHNESS = Duration.ofSeconds(60);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final EmbeddedStack stack = EmbeddedStack.shared(
            EnumSet.allOf(Part.class),
            Map.of(
                    // Nobody wants to undo anything here, but what says so must be seen for a while.
                    "ADTALLY_CONSOLE_REVIEW_UNDOWINDOW",
                    "10s",
                    // All parts share what processors there are: the broker may be slow without being away.
                    "ADTALLY_COLLECTOR_PUBLISH_BUDGET",
                    "5s",
                    "ADTALLY_COLLECTOR_PUBLISH_MAXBLOCK",
                    "2s"));
    private final HttpClient http = HttpClient.newHttpClient();

    EmbeddedStack stack() {
        return stack;
    }

    HttpResponse<String> post(String path, String contentType, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(stack.setting("ADTALLY_COLLECTOR_URL") + path))
                        .timeout(TIMEOUT)
                        // A browser sends it: tools that name themselves are general invalid traffic.
                        .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> postEvents(String body) throws IOException, InterruptedException {
        return post("/v1/events", "application/json", body);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(stack.setting("ADTALLY_COLLECTOR_URL") + path))
                        .timeout(TIMEOUT)
                        .build(),
                BodyHandlers.ofString());
    }

    /** The answer of ClickHouse as tab-separated text. */
    String sql(String query) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(stack.setting("ADTALLY_CLICKHOUSE_URL")))
                        .timeout(TIMEOUT)
                        .header("X-ClickHouse-User", stack.setting("ADTALLY_CLICKHOUSE_USER"))
                        .header("X-ClickHouse-Key", stack.setting("ADTALLY_CLICKHOUSE_PASSWORD"))
                        .POST(BodyPublishers.ofString(query))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(query + ": " + response.statusCode() + " " + response.body());
        }
        return response.body().strip();
    }

    /** Count per outcome of a campaign's events, outcomes with 0 left out. */
    Map<String, Long> outcomes(String campaignId) throws IOException, InterruptedException {
        String rows = sql("SELECT outcome, sum(sign) AS n FROM adtally.ad_events WHERE campaign_id = '" + campaignId
                + "' GROUP BY 1 HAVING n != 0");
        Map<String, Long> counts = new TreeMap<>();
        rows.lines().map(row -> row.split("\t")).forEach(cells -> counts.put(cells[0], Long.parseLong(cells[1])));
        return counts;
    }

    /** Rows of a campaign in a table of the lake, as {@code ./adtally lake count} says. */
    long lakeCount(String table, String campaignId) throws IOException, InterruptedException {
        return Long.parseLong(
                Tool.LAKE.run(stack, "count", table, campaignId).output().strip());
    }

    /** The committed records of the topic that pass the filter. */
    List<GenericRecord> committed(Topic topic, Predicate<GenericRecord> filter) {
        List<GenericRecord> found = new ArrayList<>();
        new TopicReader(stack.settings()).read(topic.topicName(), message -> {
            if (filter.test(message)) {
                found.add(message);
            }
        });
        return found;
    }
}
