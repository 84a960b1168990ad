package io.adtally.processing.event;

import io.adtally.event.EventType;
import io.adtally.event.InvalidEvent;
import io.adtally.outcome.InvalidReason;
import io.adtally.registry.RegistryClient;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads {@code invalid_events} into entries of outcome {@code invalid}; one it cannot read is entered all the same. */
public final class InvalidEventDeserializer implements KafkaRecordDeserializationSchema<LedgerRow> {
    private static final long serialVersionUID = 1L;

    private final String registryUrl;
    private transient @Nullable ValueReader<InvalidEvent> values;

    public InvalidEventDeserializer(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(InitializationContext context) {
        values = new ValueReader<>(InvalidEvent.getClassSchema(), new RegistryClient(registryUrl)::schema);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> kafkaRecord, Collector<LedgerRow> out) {
        // Collecting runs the operators behind, whose failures are no damage of this record.
        out.collect(read(kafkaRecord));
    }

    private LedgerRow read(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (values == null) {
            throw new IllegalStateException("open was not called");
        }
        try {
            return entry(values.read(kafkaRecord.value()), source(kafkaRecord));
        } catch (DamagedValueException e) {
            return damaged(kafkaRecord);
        }
    }

    private static Source source(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return new Source(kafkaRecord.partition(), kafkaRecord.offset());
    }

    private static LedgerRow entry(InvalidEvent event, Source source) {
        return LedgerRow.invalid(
                event.getEventId(),
                knownType(event.getEventType()),
                event.getServerReceivedAt(),
                event.getReason(),
                event.getCampaignId() == null ? "" : event.getCampaignId(),
                source);
    }

    private static LedgerRow damaged(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        String position = kafkaRecord.topic() + "-" + kafkaRecord.partition() + "@" + kafkaRecord.offset();
        return LedgerRow.invalid(
                position, "", kafkaRecord.timestamp(), InvalidReason.DAMAGED_RECORD.name(), "", source(kafkaRecord));
    }

    /** Only known names reach the reports: what clients invent would grow the dictionary without end. */
    private static String knownType(@Nullable String type) {
        for (EventType known : EventType.values()) {
            if (known.name().equals(type)) {
                return known.name();
            }
        }
        return "";
    }

    @Override
    public TypeInformation<LedgerRow> getProducedType() {
        return TypeInformation.of(LedgerRow.class);
    }
}
