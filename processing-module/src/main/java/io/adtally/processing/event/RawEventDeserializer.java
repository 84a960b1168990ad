package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code raw_events}. A value that no registered schema can read is counted and handed on as
 * {@link RawRecord#damaged}, because throwing here would stop the job at the same record for ever.
 */
public final class RawEventDeserializer implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final long serialVersionUID = 1L;

    private final String registryUrl;
    private transient @Nullable IncomingEventReader reader;
    private transient @Nullable Counter damaged;

    public RawEventDeserializer(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(InitializationContext context) {
        RegistryClient registry = new RegistryClient(registryUrl);
        int schemaId = registry.id(Topic.RAW_EVENTS.subject(), AdEvent.getClassSchema());
        reader = new IncomingEventReader(schemaId, registry::schema);
        damaged = context.getMetricGroup().counter("damagedRawRecords");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> kafkaRecord, Collector<RawRecord> out) {
        // Collecting runs the operators behind, whose failures are no damage of this record.
        out.collect(read(kafkaRecord));
    }

    private RawRecord read(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        if (reader == null || damaged == null) {
            throw new IllegalStateException("open was not called");
        }
        byte[] value = kafkaRecord.value() == null ? new byte[0] : kafkaRecord.value();
        try {
            return RawRecord.of(reader.read(value, new Source(kafkaRecord.partition(), kafkaRecord.offset())));
        } catch (DamagedValueException e) {
            damaged.inc();
            return RawRecord.damaged(kafkaRecord, value, e);
        }
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }
}
