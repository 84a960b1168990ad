package io.adtally.processing.event;

import io.adtally.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * An accepted event on its way to a decision: the few fields that operators look at, and the whole as Avro.
 *
 * @param joinKey the impression the event belongs to, or its own id where it belongs to none
 * @param payloadHigh upper half of the payload's 128-bit hash, see {@link PayloadHash}
 * @param payloadLow lower half
 * @param eventTimeMillis the client's clock, epoch milliseconds
 * @param receivedAtMillis the collector's clock, epoch milliseconds
 * @param country ISO 3166-1 alpha-2
 * @param avro the AdEvent in the current schema, without header
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
public record IncomingEvent(
        String eventId,
        EventType type,
        String joinKey,
        long payloadHigh,
        long payloadLow,
        long eventTimeMillis,
        long receivedAtMillis,
        String campaignId,
        @Nullable String userIdHash,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String deviceIdHash,
        @Nullable String country,
        int flags,
        byte[] avro) {
    /** An event that names neither device nor country. */
    public IncomingEvent(
            String eventId,
            EventType type,
            String joinKey,
            long payloadHigh,
            long payloadLow,
            long eventTimeMillis,
            long receivedAtMillis,
            String campaignId,
            @Nullable String userIdHash,
            @Nullable String ip,
            @Nullable String userAgent,
            int flags,
            byte[] avro) {
        this(
                eventId,
                type,
                joinKey,
                payloadHigh,
                payloadLow,
                eventTimeMillis,
                receivedAtMillis,
                campaignId,
                userIdHash,
                ip,
                userAgent,
                null,
                null,
                flags,
                avro);
    }

    /**
     * When its user did something, epoch milliseconds: event time, but never after receipt, so that no wrong clock keeps
     * state for years.
     */
    public long activityMillis() {
        return Math.min(eventTimeMillis, receivedAtMillis);
    }
}
