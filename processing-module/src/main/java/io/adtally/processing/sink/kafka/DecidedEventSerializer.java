package io.adtally.processing.sink.kafka;

import io.adtally.event.EnrichedEvent;
import io.adtally.event.PartitionKey;
import io.adtally.outcome.Outcome;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends each decided event to the topic of its outcome; one sink and so one transaction for all topics. A duplicate is
 * in no topic: it is in the lake and in the books.
 */
public final class DecidedEventSerializer implements KafkaRecordSerializationSchema<DecidedEvent> {
    private static final long serialVersionUID = 1L;

    private final String registryUrl;
    private transient Map<Topic, EnrichedEventEncoder> encoders;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    public DecidedEventSerializer(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
        RegistryClient registry = new RegistryClient(registryUrl);
        encoders = new EnumMap<>(Topic.class);
        for (Outcome outcome : Outcome.values()) {
            Topic topic = topicOf(outcome);
            if (topic != null && !encoders.containsKey(topic)) {
                int schemaId = registry.id(topic.subject(), EnrichedEvent.getClassSchema());
                encoders.put(topic, new EnrichedEventEncoder(schemaId));
            }
        }
    }

    @Override
    public @Nullable ProducerRecord<byte[], byte[]> serialize(
            DecidedEvent decided, KafkaSinkContext context, @Nullable Long timestamp) {
        Topic topic = topicOf(decided.outcome());
        if (topic == null) {
            return null;
        }
        IncomingEvent event = decided.candidate().event();
        byte[] key = PartitionKey.of(event.userIdHash(), event.eventId());
        EnrichedEventEncoder encoder = encoders.get(topic);
        if (encoder == null) {
            throw new IllegalStateException("no encoder for " + topic);
        }
        return new ProducerRecord<>(topic.topicName(), null, event.receivedAtMillis(), key, encoder.encode(decided));
    }

    /** The topic that carries an outcome, or null where none does. */
    static @Nullable Topic topicOf(Outcome outcome) {
        return switch (outcome) {
            case BILLABLE, UNMATCHED -> Topic.ENRICHED_EVENTS;
            case QUARANTINED -> Topic.QUARANTINED_EVENTS;
            case GIVT, SIVT -> Topic.DROPPED_EVENTS;
            case TOO_LATE -> Topic.LATE_EVENTS;
            case DUPLICATE, INVALID -> null;
        };
    }
}
