package io.adtally.local.launcher;

import io.adtally.registry.ConfluentWire;
import io.adtally.registry.RegistryClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic as any consumer of ours must: committed records only, values by the schema they were written with. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;
    private final RegistryClient registry;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

    /** @param settings names Kafka and the schema registry */
    public TopicReader(Map<String, String> settings) {
        this.bootstrap = settings.getOrDefault("ADTALLY_KAFKA_BOOTSTRAP", "");
        this.registry = new RegistryClient(settings.getOrDefault("ADTALLY_REGISTRY_URL", ""));
    }

    /** Hands over every record that is committed now, in order within its partition. */
    public void read(String topic, Consumer<GenericRecord> consumer) throws IOException {
        try (KafkaConsumer<byte[], byte[]> kafka = kafka()) {
            Collection<TopicPartition> partitions = partitions(kafka, topic);
            kafka.assign(partitions);
            kafka.seekToBeginning(partitions);
            drain(kafka, kafka.endOffsets(partitions), consumer);
        }
    }

    /** The same, only the last records of each partition: at most so many together, or one more a partition. */
    public void readLast(String topic, int count, Consumer<GenericRecord> consumer) throws IOException {
        try (KafkaConsumer<byte[], byte[]> kafka = kafka()) {
            Collection<TopicPartition> partitions = partitions(kafka, topic);
            Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
            Map<TopicPartition, Long> starts = kafka.beginningOffsets(partitions);
            kafka.assign(partitions);
            int each = Math.ceilDiv(count, partitions.size());
            ends.forEach((partition, end) ->
                    kafka.seek(partition, Math.max(starts.getOrDefault(partition, 0L), end - each)));
            drain(kafka, ends, consumer);
        }
    }

    private void drain(
            KafkaConsumer<byte[], byte[]> kafka, Map<TopicPartition, Long> ends, Consumer<GenericRecord> consumer)
            throws IOException {
        while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> message : kafka.poll(POLL)) {
                consumer.accept(decode(message.value()));
            }
        }
    }

    private GenericRecord decode(byte[] value) throws IOException {
        GenericDatumReader<GenericRecord> reader = readers.computeIfAbsent(
                ConfluentWire.schemaId(value), id -> new GenericDatumReader<>(registry.schema(id)));
        return reader.read(
                null,
                DecoderFactory.get()
                        .binaryDecoder(
                                value, ConfluentWire.HEADER_BYTES, value.length - ConfluentWire.HEADER_BYTES, null));
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> kafka, String topic) {
        List<TopicPartition> partitions = kafka.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalArgumentException("There is no topic " + topic);
        }
        return partitions;
    }

    private KafkaConsumer<byte[], byte[]> kafka() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
