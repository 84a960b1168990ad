package io.adtally.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EmbeddedStackIT {
    private static final String TOPIC = Topic.DECISION_RESULTS.topicName();

    private static EmbeddedStack stack;

    @BeforeAll
    static void start() {
        stack = EmbeddedStack.start(EnumSet.of(Part.KAFKA, Part.REGISTRY, Part.REDIS, Part.S3, Part.CATALOG));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /**
     * The client learns of its commit before the broker has written it into every partition; a broker killed in between
     * must catch up on it, or readers of committed records wait for ever.
     */
    @RepeatedTest(2)
    void commitsTransactionsAndHidesAbortedOnesAlsoAfterTheBrokerWasKilled(RepetitionInfo repetition) throws Exception {
        String name = "books-" + repetition.getCurrentRepetition();
        List<String> expected = new ArrayList<>(committed(TOPIC));
        expected.add(name);
        try (KafkaProducer<String, String> producer = producer(name)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, 0, "k", "aborted")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, 0, "k", name)).get();
            producer.commitTransaction();
            stack.kill(Part.KAFKA);
        }
        stack.restart(Part.KAFKA);
        assertThat(committed(TOPIC)).isEqualTo(expected);
    }

    @Test
    void keepsObjectsOverARestartAndRefusesUnsignedRequests() throws Exception {
        byte[] body = "adtally".getBytes(StandardCharsets.UTF_8);
        assertThat(s3("PUT", body).statusCode()).isEqualTo(200);
        stack.kill(Part.S3);
        stack.restart(Part.S3);
        assertThat(s3("GET", new byte[0]).body()).isEqualTo("adtally");
        HttpRequest unsigned = HttpRequest.newBuilder(objectUri()).build();
        assertThat(HttpClient.newHttpClient()
                        .send(unsigned, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void keepsSchemaIdsOverAKill() {
        Map<Topic, Integer> before = schemaIds();
        stack.kill(Part.REGISTRY);
        stack.restart(Part.REGISTRY);
        assertThat(schemaIds()).isEqualTo(before);
    }

    @Test
    void keepsRedisKeysOverARestart() throws Exception {
        assertThat(redis("SET kept yes")).isEqualTo("+OK");
        stack.stop(Part.REDIS);
        stack.restart(Part.REDIS);
        assertThat(redis("GETRANGE kept 0 -1")).isEqualTo("$3");
    }

    @Test
    void keepsCatalogRowsThatWereCommittedJustBeforeAKill() throws Exception {
        // Not closed: closing would ask the server that is gone.
        Connection broken = catalog();
        broken.createStatement().execute("CREATE TABLE pointer (id INT PRIMARY KEY)");
        broken.createStatement().execute("INSERT INTO pointer VALUES (7)");
        stack.kill(Part.CATALOG);
        stack.restart(Part.CATALOG);
        try (Connection connection = catalog();
                var rows = connection.createStatement().executeQuery("SELECT id FROM pointer")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void staysDownAfterAKillUntilStartedAgain() {
        int port = Integer.parseInt(stack.setting("ADTALLY_REDIS_PORT"));
        stack.kill(Part.REDIS);
        assertThat(Ports.isFree(port)).isTrue();
        stack.restart(Part.REDIS);
        assertThat(Ports.isFree(port)).isFalse();
    }

    private static Map<Topic, Integer> schemaIds() {
        RegistryClient registry = new RegistryClient(stack.setting("ADTALLY_REGISTRY_URL"));
        Map<Topic, Integer> ids = new java.util.EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            ids.put(topic, registry.id(topic.subject(), topic.valueSchema()));
        }
        return ids;
    }

    private static KafkaProducer<String, String> producer(String transactionalId) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.setting("ADTALLY_KAFKA_BOOTSTRAP"),
                        "transactional.id",
                        transactionalId,
                        "compression.type",
                        "lz4"),
                new StringSerializer(),
                new StringSerializer());
    }

    /** The committed records of partition 0 up to its end as it is when the broker has settled every transaction. */
    private static List<String> committed(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> committed = consumer("read_committed");
                KafkaConsumer<String, String> all = consumer("read_uncommitted")) {
            long end = all.endOffsets(List.of(partition)).getOrDefault(partition, -1L);
            committed.assign(List.of(partition));
            committed.seekToBeginning(List.of(partition));
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                committed.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
                assertThat(committed.position(partition))
                        .as("position, with %s", stack.log(Part.KAFKA))
                        .isGreaterThanOrEqualTo(end);
            });
        }
        return values;
    }

    private static KafkaConsumer<String, String> consumer(String isolationLevel) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.setting("ADTALLY_KAFKA_BOOTSTRAP"),
                        "isolation.level",
                        isolationLevel),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static HttpResponse<String> s3(String method, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(objectUri());
        new S3Signature(
                        stack.setting("ADTALLY_S3_REGION"),
                        stack.setting("ADTALLY_S3_ACCESS_KEY"),
                        stack.setting("ADTALLY_S3_SECRET_KEY"))
                .sign(request, method, objectUri(), body);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static URI objectUri() {
        return URI.create(
                stack.setting("ADTALLY_S3_ENDPOINT") + "/" + stack.setting("ADTALLY_LAKE_BUCKET") + "/test/object");
    }

    private static String redis(String command) throws IOException {
        try (Socket socket = new Socket(
                java.net.InetAddress.getLoopbackAddress(), Integer.parseInt(stack.setting("ADTALLY_REDIS_PORT")))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[64];
            int read = socket.getInputStream().read(answer);
            return new String(answer, 0, read, StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private static Connection catalog() throws Exception {
        return java.sql.DriverManager.getConnection(
                stack.setting("ADTALLY_CATALOG_URL"),
                stack.setting("ADTALLY_CATALOG_USER"),
                stack.setting("ADTALLY_CATALOG_PASSWORD"));
    }
}
