package io.adtally.platform;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a record as the data plane does. */
final class TopicWriter {
    private TopicWriter() {}

    @SuppressWarnings("unchecked") // A record's class is that of its type.
    static <T extends SpecificRecordBase & SpecificRecord> void send(
            EmbeddedStack stack, Topic topic, String key, T value) throws Exception {
        int id = new RegistryClient(stack.setting("ADTALLY_REGISTRY_URL")).register(topic.subject(), value.getSchema());
        byte[] bytes = new AvroEncoder<>((Class<T>) value.getClass(), id).encode(value);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.setting("ADTALLY_KAFKA_BOOTSTRAP"), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.topicName(), key, bytes)).get();
        }
    }
}
