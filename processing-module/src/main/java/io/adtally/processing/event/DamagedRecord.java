package io.adtally.processing.event;

/**
 * A Kafka value that could not be read.
 *
 * @param value the bytes as they were
 * @param detail where it was and what was wrong
 * @param timestampMillis the record's timestamp, epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
public record DamagedRecord(byte[] value, String detail, long timestampMillis) {}
