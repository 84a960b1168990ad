package io.adtally.processing.control;

import io.adtally.control.QuarantineDecision;
import io.adtally.processing.event.DamagedValueException;
import io.adtally.processing.event.ValueReader;
import io.adtally.processing.join.Review;
import io.adtally.registry.RegistryClient;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code quarantine_decisions}. A value that cannot be read decides nothing; it is counted and stays in its topic,
 * and whoever sent it gets no result.
 */
public final class ReviewDeserializer implements KafkaRecordDeserializationSchema<Review> {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(ReviewDeserializer.class);

    private final String registryUrl;
    private transient @Nullable ValueReader<QuarantineDecision> values;
    private transient @Nullable Counter damaged;

    public ReviewDeserializer(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(InitializationContext context) {
        values = new ValueReader<>(QuarantineDecision.getClassSchema(), new RegistryClient(registryUrl)::schema);
        damaged = context.getMetricGroup().counter("damagedDecisions");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> kafkaRecord, Collector<Review> out) {
        if (values == null || damaged == null) {
            throw new IllegalStateException("open was not called");
        }
        QuarantineDecision decision;
        try {
            decision = values.read(kafkaRecord.value());
        } catch (DamagedValueException e) {
            damaged.inc();
            log.warn("Decision at {}@{} cannot be read", kafkaRecord.partition(), kafkaRecord.offset(), e);
            return;
        }
        out.collect(new Review(
                decision.getDecisionId(),
                decision.getEventId(),
                decision.getJoinKey(),
                decision.getVerdict(),
                decision.getDecidedAt()));
    }

    @Override
    public TypeInformation<Review> getProducedType() {
        return TypeInformation.of(Review.class);
    }
}
