package io.adtally.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.event.AdEvent;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.topic.Topic;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Kafka dies while events come in, and comes back: no 204 was a lie, and nobody was kept waiting for ever. */
class KafkaOutageIT {
    private static final EmbeddedStack STACK =
            EmbeddedStack.shared(EnumSet.of(Part.KAFKA, Part.REGISTRY, Part.COLLECTOR));
    private static final CollectorClient COLLECTOR = new CollectorClient(
            STACK.setting("ADTALLY_COLLECTOR_URL"), STACK.setting("ADTALLY_COLLECTOR_MANAGEMENT_PORT"));
    private static final int SENDERS = 4;
    private static final int BATCH = 3;

    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> promised = ConcurrentHashMap.newKeySet();
    private final AtomicInteger promises = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean sending = true;

    @Test
    void everyPromisedEventIsThereAfterKafkaWasKilledAndStartedAgain() throws Exception {
        try (TopicReader<AdEvent> events = new TopicReader<>(STACK, Topic.RAW_EVENTS);
                ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int seed = 0; seed < SENDERS; seed++) {
                Random random = new Random(1000 + seed);
                running.add(senders.submit(() -> send(random)));
            }
            try {
                awaitMore(promises, 50);
                STACK.kill(Part.KAFKA);
                await().atMost(Duration.ofSeconds(60)).until(() -> COLLECTOR.ready() == 503);
                awaitMore(refusals, 20);
                assertThat(COLLECTOR.get("/health/ready").body()).contains("kafka: no answer for");
                assertThat(COLLECTOR.get("/health/live").statusCode()).isEqualTo(200);
                STACK.restart(Part.KAFKA);
                await().atMost(Duration.ofSeconds(60)).until(() -> COLLECTOR.ready() == 200);
                awaitMore(promises, 50);
            } finally {
                sending = false;
            }
            for (Future<?> sender : running) {
                sender.get();
            }

            List<String> stored = events.read().stream()
                    .map(read -> read.value().getEventId())
                    .toList();
            assertThat(stored).doesNotHaveDuplicates();
            assertThat(new HashSet<>(stored)).containsAll(promised);
            assertThat(sent).containsAll(stored);
        }
        assertThat(COLLECTOR.metric("items_received_total"))
                .isEqualTo(COLLECTOR.metric("items_accepted_total")
                        + COLLECTOR.metric("items_rejected_total")
                        + COLLECTOR.metric("items_shed_total"));
        await().untilAsserted(() -> {
            assertThat(COLLECTOR.metric("requests_in_flight")).isZero();
            assertThat(COLLECTOR.metric("bytes_in_flight")).isZero();
        });
    }

    private Void send(Random random) throws Exception {
        while (sending) {
            List<String> ids = IntStream.range(0, BATCH)
                    .mapToObj(i -> CollectorClient.newId(random))
                    .toList();
            sent.addAll(ids);
            HttpResponse<String> response = COLLECTOR.post(
                    ids.stream().map(CollectorClient::item).toList().toString());
            if (response.statusCode() == 204) {
                promised.addAll(ids);
                promises.incrementAndGet();
            } else {
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
                refusals.incrementAndGet();
            }
        }
        return null;
    }

    private static void awaitMore(AtomicInteger counter, int more) {
        int enough = counter.get() + more;
        await().atMost(Duration.ofSeconds(60)).until(() -> counter.get() >= enough);
    }
}
