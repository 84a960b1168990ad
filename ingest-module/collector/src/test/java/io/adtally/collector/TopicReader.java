package io.adtally.collector;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.registry.AvroDecoder;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what comes into a topic after its creation.
 *
 * @param <T> the type of the topic's values
 */
final class TopicReader<T extends SpecificRecordBase & SpecificRecord> implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroDecoder<T> decoder;
    private final List<TopicPartition> partitions;

    TopicReader(EmbeddedStack stack, Topic topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.setting("ADTALLY_KAFKA_BOOTSTRAP"), "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        RegistryClient registry = new RegistryClient(stack.setting("ADTALLY_REGISTRY_URL"));
        decoder = new AvroDecoder<>(topic.valueSchema(), registry::schema);
        partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    record Read<T>(int partition, String key, T value) {}

    int partitions() {
        return partitions.size();
    }

    /** What has come since the last call. */
    List<Read<T>> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<Read<T>> read = new ArrayList<>();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                read.add(new Read<>(
                        record.partition(), new String(record.key(), StandardCharsets.UTF_8), decoded(record.value())));
            }
        }
        return read;
    }

    private T decoded(byte[] value) {
        try {
            return decoder.decode(value);
        } catch (IOException e) {
            throw new AssertionError("a damaged record", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
