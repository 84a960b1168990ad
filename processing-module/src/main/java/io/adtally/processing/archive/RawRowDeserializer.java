package io.adtally.processing.archive;

import io.adtally.event.AdEvent;
import io.adtally.processing.event.DamagedValueException;
import io.adtally.processing.event.ValueReader;
import io.adtally.processing.lake.LakeTable;
import io.adtally.processing.lake.RawRow;
import io.adtally.registry.RegistryClient;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.util.Collector;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code raw_events} into rows of the raw table. A record that no schema can read is not archived as an event: the
 * event-pipeline keeps its bytes in {@code invalid_events}; here it is counted.
 */
final class RawRowDeserializer implements KafkaRecordDeserializationSchema<RowData> {
    private static final long serialVersionUID = 1L;

    private final String registryUrl;
    private transient @Nullable ValueReader<AdEvent> values;
    private transient @Nullable Counter damaged;

    RawRowDeserializer(String registryUrl) {
        this.registryUrl = registryUrl;
    }

    @Override
    public void open(InitializationContext context) {
        values = new ValueReader<>(AdEvent.getClassSchema(), new RegistryClient(registryUrl)::schema);
        damaged = context.getMetricGroup().counter("damagedRawRecords");
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> kafkaRecord, Collector<RowData> out) {
        if (values == null || damaged == null) {
            throw new IllegalStateException("open was not called");
        }
        AdEvent event;
        try {
            event = values.read(kafkaRecord.value());
        } catch (DamagedValueException e) {
            damaged.inc();
            return;
        }
        out.collect(RawRow.of(event, kafkaRecord.partition(), kafkaRecord.offset()));
    }

    @Override
    public TypeInformation<RowData> getProducedType() {
        return InternalTypeInfo.of(FlinkSchemaUtil.convert(LakeTable.RAW.schema()));
    }
}
