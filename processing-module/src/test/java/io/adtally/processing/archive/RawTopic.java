package io.adtally.processing.archive;

import io.adtally.event.AdEvent;
import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryClient;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes {@code raw_events} as collectors do. */
final class RawTopic implements AutoCloseable {
    private static final String TOPIC = "raw_events";

    private final KafkaProducer<byte[], byte[]> producer;
    private final AvroEncoder<AdEvent> encoder;

    RawTopic(String bootstrap, String registryUrl) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        int schemaId = new RegistryClient(registryUrl).id(TOPIC + "-value", AdEvent.getClassSchema());
        encoder = new AvroEncoder<>(AdEvent.class, schemaId);
    }

    void send(AdEvent event) {
        send(encoder.encode(event));
    }

    void send(byte[] value) {
        var unused = producer.send(new ProducerRecord<>(TOPIC, value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
