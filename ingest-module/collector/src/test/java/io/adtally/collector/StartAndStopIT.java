package io.adtally.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.event.AdEvent;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.topic.Topic;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartAndStopIT {
    private static final EmbeddedStack STACK =
            EmbeddedStack.shared(EnumSet.of(Part.KAFKA, Part.REGISTRY, Part.COLLECTOR));

    @Test
    void startsWithoutTheRegistryAndIsReadyWhenItComes() throws Exception {
        STACK.kill(Part.REGISTRY);
        String id = CollectorClient.newId(new Random(21));
        try (OtherCollector collector = new OtherCollector(STACK)) {
            assertThat(collector.client.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(collector.client.ready()).isEqualTo(503);
            assertThat(collector.client.get("/health/ready").body()).contains("schema registry");
            assertThat(collector
                            .client
                            .post("[" + CollectorClient.item(id) + "]")
                            .statusCode())
                    .isEqualTo(503);
            STACK.restart(Part.REGISTRY);
            await().atMost(Duration.ofSeconds(60)).until(() -> collector.client.ready() == 200);
            try (TopicReader<AdEvent> events = new TopicReader<>(STACK, Topic.RAW_EVENTS)) {
                assertThat(collector
                                .client
                                .post("[" + CollectorClient.item(id) + "]")
                                .statusCode())
                        .isEqualTo(204);
                assertThat(events.read())
                        .extracting(read -> read.value().getEventId())
                        .containsExactly(id);
            }
        }
    }

    /** Half a request is in when the process is told to end, the rest comes after that. */
    @Test
    void answersWhatIsInFlightWhenToldToEndAndKeepsItsWord() throws Exception {
        String body = "[" + CollectorClient.item(CollectorClient.newId(new Random(22))) + "]";
        try (OtherCollector collector = new OtherCollector(STACK);
                TopicReader<AdEvent> events = new TopicReader<>(STACK, Topic.RAW_EVENTS)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> collector.client.ready() == 200);
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions() // the management port opens last
                    .until(() -> collector.client.metric("requests_in_flight") == 0);
            try (Socket socket = collector.connect()) {
                OutputStream out = socket.getOutputStream();
                out.write(
                        "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nX-Forwarded-For: 203.0.113.9\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                out.write(("Content-Length: " + body.length() + "\r\n\r\n" + body.substring(0, 20))
                        .getBytes(StandardCharsets.US_ASCII));
                await().until(() -> collector.client.metric("requests_in_flight") == 1);
                collector.process.destroy();
                await().until(() -> !collector.isListening());
                out.write(body.substring(20).getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 204");
            }
            assertThat(collector.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(events.read()).hasSize(1).first().satisfies(read -> {
                assertThat(read.value().getCollectorId()).isEqualTo("collector-2");
                assertThat(read.value().getIp()).isEqualTo("127.0.0.1"); // no proxy is trusted unless named
            });
        }
    }
}
