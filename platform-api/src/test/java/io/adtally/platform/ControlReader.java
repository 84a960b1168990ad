package io.adtally.platform;

import io.adtally.control.ControlMessage;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.registry.AvroDecoder;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.io.IOException;
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
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic as the data plane does, from its beginning, once. */
final class ControlReader {
    private ControlReader() {}

    /** A record of the topic. */
    record Heard<T>(String key, T value) {}

    static List<Heard<ControlMessage>> control(EmbeddedStack stack) throws IOException {
        return all(stack, Topic.CONTROL);
    }

    static <T extends SpecificRecordBase & SpecificRecord> List<Heard<T>> all(EmbeddedStack stack, Topic topic)
            throws IOException {
        AvroDecoder<T> decoder = new AvroDecoder<>(
                topic.valueSchema(), new RegistryClient(stack.setting("ADTALLY_REGISTRY_URL"))::schema);
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.setting("ADTALLY_KAFKA_BOOTSTRAP"));
        List<Heard<T>> heard = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    heard.add(new Heard<>(record.key(), decoder.decode(record.value())));
                }
            }
        }
        return heard;
    }
}
