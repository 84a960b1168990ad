package io.adtally.processing.event;

import io.adtally.event.EventType;
import io.adtally.event.InvalidEvent;
import io.adtally.outcome.InvalidReason;
import io.adtally.registry.AvroDecoder;
import io.adtally.registry.RegistryClient;
import io.adtally.registry.RegistryException;
import java.io.IOException;
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
    private transient @Nullable AvroDecoder<InvalidEvent> decoder;

    public InvalidEventDeserializer(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(InitializationContext context) {
        decoder = new AvroDecoder<>(InvalidEvent.getClassSchema(), new RegistryClient(registryUrl)::schema);
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // Avro reports damaged input by many exception types
    public void deserialize(ConsumerRecord<byte[], byte[]> kafkaRecord, Collector<LedgerRow> out) {
        if (decoder == null) {
            throw new IllegalStateException("open was not called");
        }
        try {
            InvalidEvent event = decoder.decode(kafkaRecord.value());
            out.collect(LedgerRow.invalid(
                    event.getEventId(),
                    knownType(event.getEventType()),
                    event.getServerReceivedAt(),
                    event.getReason(),
                    event.getCampaignId() == null ? "" : event.getCampaignId()));
        } catch (RegistryException e) {
            if (e.kind() != RegistryException.Kind.NOT_FOUND) {
                throw e; // the registry is away, the record may be fine: try again from the last checkpoint
            }
            out.collect(damaged(kafkaRecord));
        } catch (IOException | RuntimeException e) {
            out.collect(damaged(kafkaRecord));
        }
    }

    private static LedgerRow damaged(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        String position = kafkaRecord.topic() + "-" + kafkaRecord.partition() + "@" + kafkaRecord.offset();
        return LedgerRow.invalid(position, "", kafkaRecord.timestamp(), InvalidReason.DAMAGED_RECORD.name(), "");
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
