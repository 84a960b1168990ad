package io.adtally.processing.sink.kafka;

import io.adtally.event.InvalidEvent;
import io.adtally.event.Ulid;
import io.adtally.outcome.InvalidReason;
import io.adtally.processing.event.DamagedRecord;
import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends a record that could not be read to {@code invalid_events}, from where it is counted like any other. */
public final class DamagedRecordSerializer implements KafkaRecordSerializationSchema<DamagedRecord> {
    private static final long serialVersionUID = 1L;
    private static final String COLLECTOR_ID = "event-pipeline";

    private final String registryUrl;
    private transient AvroEncoder<InvalidEvent> encoder;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    public DamagedRecordSerializer(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
        int schemaId =
                new RegistryClient(registryUrl).id(Topic.INVALID_EVENTS.subject(), InvalidEvent.getClassSchema());
        encoder = new AvroEncoder<>(InvalidEvent.class, schemaId);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            DamagedRecord damaged, KafkaSinkContext context, @Nullable Long timestamp) {
        InvalidEvent event = InvalidEvent.newBuilder()
                .setEventId(Ulid.next(Math.max(0, damaged.timestampMillis())))
                .setReason(InvalidReason.DAMAGED_RECORD.name())
                .setDetail(damaged.detail())
                .setServerReceivedAt(damaged.timestampMillis())
                .setCollectorId(COLLECTOR_ID)
                .setOriginal(ByteBuffer.wrap(damaged.value()))
                .build();
        byte[] key = event.getEventId().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(Topic.INVALID_EVENTS.topicName(), key, encoder.encode(event));
    }
}
