package io.adtally.local.launcher;

import io.adtally.registry.ConfluentWire;
import io.adtally.registry.RegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
    private static final long FEWEST_BACK = 16;

    private final String bootstrap;
    private final RegistryClient registry;
    private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new HashMap<>();

    /** @param settings names Kafka and the schema registry */
    public TopicReader(Map<String, String> settings) {
        this.bootstrap = settings.getOrDefault("ADTALLY_KAFKA_BOOTSTRAP", "");
        this.registry = new RegistryClient(settings.getOrDefault("ADTALLY_REGISTRY_URL", ""));
    }

    /** Hands over every record that is committed now, in order within its partition. */
    public void read(String topic, Consumer<GenericRecord> consumer) {
        try (KafkaConsumer<byte[], byte[]> kafka = kafka()) {
            Collection<TopicPartition> partitions = partitions(kafka, topic);
            kafka.assign(partitions);
            kafka.seekToBeginning(partitions);
            poll(kafka, kafka.endOffsets(partitions), message -> consumer.accept(decode(message.value())));
        }
    }

    /** The last records that are committed now, at most so many, the oldest first. */
    public List<GenericRecord> last(String topic, int count) {
        try (KafkaConsumer<byte[], byte[]> kafka = kafka()) {
            Collection<TopicPartition> partitions = partitions(kafka, topic);
            Map<TopicPartition, Long> starts = kafka.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
            kafka.assign(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            boolean whole = false;
            // Ends of transactions take offsets too, so how far to go back is found by trying.
            for (long back = count + FEWEST_BACK; found.size() < count && !whole; back *= 4) {
                long distance = back;
                ends.forEach((partition, end) ->
                        kafka.seek(partition, Math.max(starts.getOrDefault(partition, 0L), end - distance)));
                whole = ends.entrySet().stream()
                        .allMatch(end -> end.getValue() - distance <= starts.getOrDefault(end.getKey(), 0L));
                found.clear();
                poll(kafka, ends, found::add);
            }
            found.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
            List<GenericRecord> decoded = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> message :
                    found.subList(Math.max(0, found.size() - count), found.size())) {
                decoded.add(decode(message.value()));
            }
            return decoded;
        }
    }

    private static void poll(
            KafkaConsumer<byte[], byte[]> kafka,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> consumer) {
        while (ends.entrySet().stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
            kafka.poll(POLL).forEach(consumer);
        }
    }

    private GenericRecord decode(byte[] value) {
        GenericDatumReader<GenericRecord> reader = readers.computeIfAbsent(
                ConfluentWire.schemaId(value), id -> new GenericDatumReader<>(registry.schema(id)));
        try {
            return reader.read(
                    null,
                    DecoderFactory.get()
                            .binaryDecoder(
                                    value,
                                    ConfluentWire.HEADER_BYTES,
                                    value.length - ConfluentWire.HEADER_BYTES,
                                    null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
