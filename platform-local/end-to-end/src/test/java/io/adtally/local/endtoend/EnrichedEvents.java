package io.adtally.local.endtoend;

import io.adtally.event.EnrichedEvent;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.registry.AvroDecoder;
import io.adtally.registry.RegistryClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a consumer of decided events sees: committed records only. */
final class EnrichedEvents {
    private EnrichedEvents() {}

    /** All committed records of the topic up to now that pass the filter. */
    static List<EnrichedEvent> read(EmbeddedStack stack, String topic, Predicate<EnrichedEvent> filter)
            throws IOException {
        RegistryClient registry = new RegistryClient(stack.setting("ADTALLY_REGISTRY_URL"));
        AvroDecoder<EnrichedEvent> decoder = new AvroDecoder<>(EnrichedEvent.getClassSchema(), registry::schema);
        List<EnrichedEvent> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(stack)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    EnrichedEvent event = decoder.decode(message.value());
                    if (filter.test(event)) {
                        found.add(event);
                    }
                }
            }
        }
        return found;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(EmbeddedStack stack) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.setting("ADTALLY_KAFKA_BOOTSTRAP"),
                        "isolation.level",
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
