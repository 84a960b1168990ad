package io.adtally.processing.event;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records as a consumer gets them. */
public final class KafkaRecords {
    private KafkaRecords() {}

    @SuppressWarnings("NullAway") // the client's types are not annotated; a record may lack key and value
    public static ConsumerRecord<byte[], byte[]> of(
            String topic, int partition, long offset, long timestampMillis, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                timestampMillis,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
