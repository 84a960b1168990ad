package io.adtally.processing.control;

import static org.awaitility.Awaitility.await;

import io.adtally.campaign.RedisKeys;
import io.adtally.control.AdvertiserThresholds;
import io.adtally.control.ControlAck;
import io.adtally.control.ControlMessage;
import io.adtally.control.ListBase;
import io.adtally.control.ListPublished;
import io.adtally.control.ModelDrift;
import io.adtally.control.Thresholds;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.registry.AvroDecoder;
import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Speaks to the job as the control plane does, for as long as a test takes. */
final class ControlPlane implements AfterEachCallback {
    /** Longer than the longest pause between two tries of what was deferred. */
    static final Duration LIMIT = Duration.ofSeconds(90);

    private static final Pattern LENGTHS_ASKED = Pattern.compile("cmdstat_llen:calls=(\\d+)");

    private final ControlSettings settings;
    private final RegistryClient registry;
    private final KafkaProducer<byte[], byte[]> producer;
    private final RedisClient redisClient;
    private final RedisCommands<byte[], byte[]> redis;

    ControlPlane(ControlSettings settings) {
        this.settings = settings;
        registry = new RegistryClient(settings.registryUrl());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", settings.kafkaBootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        redisClient = RedisClient.create(settings.redisUrl());
        redis = redisClient.connect(ByteArrayCodec.INSTANCE).sync();
    }

    /**
     * Of the parts this test JVM shares.
     *
     * @param patience how long a task that starts waits for what cannot be had yet
     */
    static ControlSettings settings(Duration patience) {
        EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.KAFKA, Part.REGISTRY, Part.REDIS));
        return new ControlSettings(
                stack.setting("ADTALLY_KAFKA_BOOTSTRAP"),
                stack.setting("ADTALLY_REGISTRY_URL"),
                stack.setting("ADTALLY_REDIS_URL"),
                List.of(),
                patience);
    }

    /** With thresholds of their own for the advertiser {@code own}: 0.4 and 0.5. */
    static Thresholds thresholds(double quarantine, double drop) {
        return Thresholds.newBuilder()
                .setQuarantine(quarantine)
                .setDrop(drop)
                .setOverrides(List.of(AdvertiserThresholds.newBuilder()
                        .setAdvertiserId("own")
                        .setQuarantine(0.4)
                        .setDrop(0.5)
                        .build()))
                .build();
    }

    void say(String subject, long version, Object body) {
        int schemaId = registry.id(Topic.CONTROL.subject(), ControlMessage.getClassSchema());
        ControlMessage message = ControlMessage.newBuilder()
                .setSubject(subject)
                .setVersion(version)
                .setIssuedAt(1)
                .setIssuedBy("test")
                .setBody(body)
                .build();
        say(subject, new AvroEncoder<>(ControlMessage.class, schemaId).encode(message));
    }

    void say(String subject, byte[] value) {
        byte[] key = subject.getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>(Topic.CONTROL.topicName(), key, value));
        producer.flush();
    }

    /** Writes a snapshot in chunks that end anywhere, and says what to publish. */
    ListPublished write(String list, long version, String text) throws Exception {
        push(RedisKeys.listSnapshot(list, version), text);
        return published(list, text, null);
    }

    /** Writes edits over a base in the same way. */
    ListPublished write(String list, long version, String edits, ListBase base) throws Exception {
        push(RedisKeys.listEdits(list, version), edits);
        return published(list, edits, base);
    }

    /** Writes a base. */
    ListBase base(String list, String id, String text) throws Exception {
        push(RedisKeys.listBase(list, id), text);
        return new ListBase(id, sha256(text));
    }

    void delete(String key) {
        redis.del(key.getBytes(StandardCharsets.UTF_8));
    }

    /** How often anyone has asked for the length of a list, which a reader of one does first. */
    long questionsForLists() {
        Matcher calls = LENGTHS_ASKED.matcher(redis.info("commandstats"));
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }

    /** What lies where the list should is no list. */
    void breakList(String list, long version) {
        redis.set(
                RedisKeys.listSnapshot(list, version).getBytes(StandardCharsets.UTF_8),
                "no list".getBytes(StandardCharsets.UTF_8));
    }

    ListPublished published(String list, String text) throws Exception {
        return published(list, text, null);
    }

    private static ListPublished published(String list, String text, @Nullable ListBase base) throws Exception {
        return ListPublished.newBuilder()
                .setList(list)
                .setEntries(text.lines().count())
                .setSha256(sha256(text))
                .setBase(base)
                .build();
    }

    private void push(String key, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += 7) {
            redis.rpush(
                    key.getBytes(StandardCharsets.UTF_8),
                    zipped(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 7))));
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The newest answer of a subject, operator and task. */
    @Nullable
    ControlAck answer(String key) throws IOException {
        return newest(Topic.CONTROL_ACKS, new AvroDecoder<>(ControlAck.getClassSchema(), registry::schema), key);
    }

    /** The first answer to this version. */
    ControlAck awaitAnswer(String key, long version) {
        return await().atMost(LIMIT).until(() -> answer(key), ack -> ack != null && ack.getVersion() == version);
    }

    void awaitAcceptance(String key, long version) {
        await().atMost(LIMIT)
                .until(
                        () -> answer(key),
                        ack -> ack != null && ack.getVersion() == version && ack.getRefused() == null);
    }

    /** The newest report of a seat and task. */
    @Nullable
    ModelDrift drift(String key) throws IOException {
        return newest(Topic.MODEL_DRIFT, new AvroDecoder<>(ModelDrift.getClassSchema(), registry::schema), key);
    }

    private <T extends SpecificRecordBase & SpecificRecord> @Nullable T newest(
            Topic topic, AvroDecoder<T> decoder, String key) throws IOException {
        TopicPartition partition = new TopicPartition(topic.topicName(), 0);
        byte[] newest = null;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", settings.kafkaBootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(100))) {
                    newest = key.equals(new String(found.key(), StandardCharsets.UTF_8)) ? found.value() : newest;
                }
            }
        }
        return newest == null ? null : decoder.decode(newest);
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        }
        return zipped.toByteArray();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        producer.close();
        redisClient.shutdown();
    }
}
