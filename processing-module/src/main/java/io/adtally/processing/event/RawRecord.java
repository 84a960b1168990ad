package io.adtally.processing.event;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a record of {@code raw_events} turned out to be: exactly one of the two is present.
 *
 * @param event the event
 * @param damaged the record as it was, when it could not be read
 */
public record RawRecord(
        @Nullable IncomingEvent event, @Nullable DamagedRecord damaged) {
    static RawRecord of(IncomingEvent event) {
        return new RawRecord(event, null);
    }

    static RawRecord damaged(ConsumerRecord<byte[], byte[]> kafkaRecord, byte[] value, DamagedValueException cause) {
        String position = kafkaRecord.topic() + "-" + kafkaRecord.partition() + "@" + kafkaRecord.offset();
        return new RawRecord(
                null, new DamagedRecord(value, position + ": " + cause.getMessage(), kafkaRecord.timestamp()));
    }

    /** When the record was received, epoch milliseconds: what the job's watermarks follow. */
    public long receivedAtMillis() {
        if (event != null) {
            return event.receivedAtMillis();
        }
        return damaged == null ? 0 : damaged.timestampMillis();
    }
}
