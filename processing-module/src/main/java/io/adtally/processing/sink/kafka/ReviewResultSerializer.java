package io.adtally.processing.sink.kafka;

import io.adtally.control.DecisionResult;
import io.adtally.processing.join.ReviewResult;
import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends what became of a decision to {@code decision_results}. */
public final class ReviewResultSerializer implements KafkaRecordSerializationSchema<ReviewResult> {
    private static final long serialVersionUID = 1L;

    private final String registryUrl;
    private transient AvroEncoder<DecisionResult> encoder;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    public ReviewResultSerializer(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
        int schemaId =
                new RegistryClient(registryUrl).id(Topic.DECISION_RESULTS.subject(), DecisionResult.getClassSchema());
        encoder = new AvroEncoder<>(DecisionResult.class, schemaId);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            ReviewResult result, KafkaSinkContext context, @Nullable Long timestamp) {
        DecisionResult value = DecisionResult.newBuilder()
                .setDecisionId(result.decisionId())
                .setEventId(result.eventId())
                .setStatus(result.status())
                .setOutcome(result.outcome())
                .setAt(result.atMillis())
                .build();
        byte[] key = result.eventId().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(Topic.DECISION_RESULTS.topicName(), key, encoder.encode(value));
    }
}
