package io.adtally.processing.control;

import io.adtally.control.ControlMessage;
import io.adtally.processing.event.DamagedValueException;
import io.adtally.processing.event.ValueReader;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the topic control: first all that is in force, then what is new. Not thread-safe. */
final class ControlTopic implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition(Topic.CONTROL.topicName(), 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int API_TIMEOUT_MILLIS = 30_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ValueReader<ControlMessage> values;

    ControlTopic(ControlSettings settings) {
        values = new ValueReader<>(ControlMessage.getClassSchema(), new RegistryClient(settings.registryUrl())::schema);
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafkaBootstrap(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        API_TIMEOUT_MILLIS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    /**
     * A record of the topic.
     *
     * @param subject its key
     * @param message null where the value cannot be read
     * @param problem why it cannot, else empty
     */
    record Arrival(String subject, @Nullable ControlMessage message, String problem) {
        private boolean follows(@Nullable Arrival other) {
            return other == null
                    || message == null
                    || other.message == null
                    || message.getVersion() > other.message.getVersion();
        }
    }

    /**
     * The newest message of every subject up to now, by version, in the order in which they were sent; records that cannot
     * be read come as they are.
     */
    List<Arrival> inForce() {
        long end = consumer.endOffsets(Set.of(PARTITION)).getOrDefault(PARTITION, 0L);
        Map<String, Arrival> newest = new LinkedHashMap<>();
        List<Arrival> damaged = new ArrayList<>();
        while (consumer.position(PARTITION) < end) {
            next(arrival -> {
                if (arrival.message() == null) {
                    damaged.add(arrival);
                } else if (arrival.follows(newest.get(arrival.subject()))) {
                    newest.remove(arrival.subject());
                    newest.put(arrival.subject(), arrival);
                }
            });
        }
        List<Arrival> all = new ArrayList<>(newest.values());
        all.addAll(damaged);
        return all;
    }

    /**
     * Hands over what came since the last call; waits a moment for it. A record that could not be read, as the registry was
     * away, or not be handled comes again, and what follows it.
     */
    void next(Consumer<Arrival> handler) {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
            try {
                handler.accept(arrival(found));
            } catch (RuntimeException e) {
                consumer.seek(PARTITION, found.offset());
                throw e;
            }
        }
    }

    private Arrival arrival(ConsumerRecord<byte[], byte[]> found) {
        String subject = found.key() == null ? "" : new String(found.key(), StandardCharsets.UTF_8);
        try {
            return new Arrival(subject, values.read(found.value()), "");
        } catch (DamagedValueException e) {
            return new Arrival(subject, null, "at offset " + found.offset() + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
