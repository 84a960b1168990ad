package io.adtally.processing.control;

import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What this process tells the control plane, outside the job's transactions: it must be known at once, and said twice
 * says the same. Not thread-safe.
 */
final class Answers implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final RegistryClient registry;

    Answers(ControlSettings settings) {
        registry = new RegistryClient(settings.registryUrl());
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafkaBootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** An encoder of the topic's values; RegistryException if the registry does not know their schema. */
    <T extends SpecificRecordBase & SpecificRecord> AvroEncoder<T> encoder(Topic topic, Class<T> type) {
        return new AvroEncoder<>(type, registry.id(topic.subject(), topic.valueSchema()));
    }

    /** Not waited for: who reads the topic says how old the newest is. */
    void send(Topic topic, String key, byte[] value) {
        var unused =
                producer.send(new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
