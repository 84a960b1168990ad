package io.adtally.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.collector.TopicReader.Read;
import io.adtally.event.AdEvent;
import io.adtally.event.InvalidEvent;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.topic.Topic;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged collector in front of a real Kafka: what is answered 204 is there, once and unchanged. */
class CollectorIT {
    private static final EmbeddedStack STACK =
            EmbeddedStack.shared(EnumSet.of(Part.KAFKA, Part.REGISTRY, Part.COLLECTOR));
    private static final CollectorClient COLLECTOR = new CollectorClient(
            STACK.setting("ADTALLY_COLLECTOR_URL"), STACK.setting("ADTALLY_COLLECTOR_MANAGEMENT_PORT"));
    private static TopicReader<AdEvent> events;
    private static TopicReader<InvalidEvent> invalid;

    @BeforeAll
    static void readFromNowOn() {
        events = new TopicReader<>(STACK, Topic.RAW_EVENTS);
        invalid = new TopicReader<>(STACK, Topic.INVALID_EVENTS);
    }

    @AfterAll
    static void stopReading() {
        events.close();
        invalid.close();
    }

    @Test
    void everySentItemIsInKafkaOnceWhereItsKeySaysAndInTheBooks() throws Exception {
        Map<String, String> keysById = new ConcurrentHashMap<>();
        Queue<String> bad = new ConcurrentLinkedQueue<>();
        long received = COLLECTOR.metric("items_received_total");
        long accepted = COLLECTOR.metric("items_accepted_total");
        long rejected = COLLECTOR.metric("items_rejected_total");

        inParallel(4, random -> {
            for (int batch = 0; batch < 15; batch++) {
                HttpResponse<String> response = COLLECTOR.post(body(random, keysById, bad));
                assertThat(response.statusCode()).isEqualTo(204);
            }
        });

        List<Read<AdEvent>> raw = events.read();
        assertThat(raw)
                .extracting(read -> read.value().getEventId())
                .containsExactlyInAnyOrderElementsOf(keysById.keySet());
        assertThat(raw).allSatisfy(read -> {
            assertThat(read.key()).isEqualTo(keysById.get(read.value().getEventId()));
            assertThat(read.partition())
                    .isEqualTo(BuiltInPartitioner.partitionForKey(
                            read.key().getBytes(StandardCharsets.UTF_8), events.partitions()));
            assertThat(read.value().getUrl()).isEqualTo("https://example.com/Stra\u00dfe?" + read.key());
            assertThat(read.value().getCollectorId()).isEqualTo("collector-1");
        });
        assertThat(invalid.read()).extracting(read -> original(read.value())).containsExactlyInAnyOrderElementsOf(bad);
        assertThat(COLLECTOR.metric("items_accepted_total") - accepted).isEqualTo(keysById.size());
        assertThat(COLLECTOR.metric("items_rejected_total") - rejected).isEqualTo(bad.size());
        assertThat(COLLECTOR.metric("items_received_total") - received).isEqualTo(keysById.size() + bad.size());
        await().untilAsserted(
                        () -> assertThat(COLLECTOR.metric("requests_in_flight")).isZero());
    }

    /** The largest item that fits into a body fits into a record; noise, so that no compression helps. */
    @Test
    void keepsABadItemThatFillsTheWholeBody() throws Exception {
        StringBuilder item = new StringBuilder("\"");
        Random random = new Random(5);
        while (item.length() < 1_024_000 - 3) {
            char c = (char) (' ' + random.nextInt(95));
            item.append(c == '"' || c == '\\' ? '.' : c);
        }
        item.append('"');
        assertThat(COLLECTOR.post("[" + item + "]").statusCode()).isEqualTo(204);
        assertThat(invalid.read()).extracting(read -> original(read.value())).containsExactly(item.toString());
        assertThat(COLLECTOR.post("[" + item + " ]").statusCode()).isEqualTo(413);
    }

    @Test
    void takesABodyThatABrowserCallsAForm() throws Exception {
        String body = "[\"a=b&c=%20\"]";
        assertThat(COLLECTOR
                        .post(body, "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(204);
        assertThat(invalid.read()).extracting(read -> original(read.value())).containsExactly("\"a=b&c=%20\"");
    }

    @Test
    void makesAnIdForAnEventWithoutOneAndKeysItByThat() throws Exception {
        String item = "{\"event_type\":\"IMPRESSION\",\"ad_id\":\"a\",\"campaign_id\":\"c\"," + "\"event_time\":"
                + CollectorClient.START + ",\"ip\":\"2001:db8::1\"}";
        HttpResponse<String> response = COLLECTOR.post(
                "[" + item + ",7]", "Content-Type", "text/plain", "X-Forwarded-For", "198.51.100.1, 203.0.113.9");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(events.read()).hasSize(1).first().satisfies(read -> {
            assertThat(read.value().getEventId()).hasSize(26).isEqualTo(read.key());
            assertThat(read.value().getIp()).isEqualTo("2001:db8:0:0:0:0:0:1"); // loopback is trusted locally
        });
        assertThat(invalid.read()).extracting(read -> read.value().getIp()).containsExactly("203.0.113.9");
    }

    @Test
    void takesNothingOfABodyThatIsNoBatch() throws Exception {
        String good = CollectorClient.item(CollectorClient.newId(new Random(6)));
        HttpResponse<String> response = COLLECTOR.post("[" + good + ",");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(COLLECTOR.post("[" + "7,".repeat(500) + "7]").statusCode()).isEqualTo(413);
        assertThat(COLLECTOR.get("/v1/events").statusCode()).isEqualTo(405);
        assertThat(COLLECTOR.get("/error").statusCode()).isEqualTo(404);
        assertThat(COLLECTOR.get("/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(events.read()).isEmpty();
        assertThat(invalid.read()).isEmpty();
    }

    /** A batch of good and bad items; notes the key by which each good one must be found, and each bad one's text. */
    private static String body(Random random, Map<String, String> keysById, Queue<String> bad) {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            String id = CollectorClient.newId(random);
            if (random.nextInt(4) == 0) {
                String item = "{ \"event_id\" : \"" + id + "\",\n\"\u00e9\":\"\\u00e9\"}";
                bad.add(item);
                items.add(item);
            } else {
                String user = "user-" + random.nextInt(20);
                boolean anonymous = random.nextBoolean();
                String key = anonymous ? id : user;
                keysById.put(id, key);
                String members = "{\"url\":\"https://example.com/Stra\u00dfe?" + key + "\","
                        + (anonymous ? "" : "\"user_id_hash\":\"" + user + "\",");
                items.add(members + CollectorClient.item(id).substring(1));
            }
        }
        return "[" + String.join(",", items) + "]";
    }

    private static String original(InvalidEvent event) {
        return StandardCharsets.UTF_8.decode(event.getOriginal()).toString();
    }

    private interface Sending {
        void with(Random random) throws Exception;
    }

    private static void inParallel(int threads, Sending sending) throws Exception {
        try (ExecutorService senders = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                Random random = new Random(thread);
                running.add(senders.submit(() -> {
                    sending.with(random);
                    return null;
                }));
            }
            for (Future<?> sender : running) {
                sender.get();
            }
        }
    }
}
