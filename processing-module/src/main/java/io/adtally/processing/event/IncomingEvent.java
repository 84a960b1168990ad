package io.adtally.processing.event;

import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.event.Ulid;
import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.WatchedEvent;
import org.apache.flink.api.common.typeinfo.TypeInfo;
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
 * @param slot what the client says of the place the ad was shown in
 * @param source where the event lies in Kafka
 * @param avro the AdEvent in the current schema, without header
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are handed on, never compared
@TypeInfo(IncomingEventSerializer.Info.class)
public record IncomingEvent(
        String eventId,
        EventType type,
        SignalType signal,
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
        Slot slot,
        int flags,
        Source source,
        byte[] avro)
        implements WatchedEvent {

    @Override
    public Action action() {
        return switch (type) {
            case IMPRESSION -> Action.IMPRESSION;
            case CLICK -> Action.CLICK;
            case VIEWABLE, CONVERSION -> Action.OTHER;
        };
    }

    @Override
    public boolean fromBrowser() {
        return signal == SignalType.BROWSER;
    }

    @Override
    public boolean fromServer() {
        return signal == SignalType.SERVER;
    }

    @Override
    public boolean preBidSuspect() {
        return (flags & Flag.PRE_BID_IVT.bit()) != 0;
    }

    @Override
    public boolean prefetch() {
        return slot.prefetch();
    }

    @Override
    public int widthPixels() {
        return slot.widthPixels();
    }

    @Override
    public int heightPixels() {
        return slot.heightPixels();
    }

    /** By the time in the impression's id: the impression itself may come later. */
    @Override
    public double millisSinceImpression() {
        if (type != EventType.CLICK || joinKey.equals(eventId) || !Ulid.isValid(joinKey)) {
            return Double.NaN;
        }
        return eventTimeMillis - Ulid.epochMillis(joinKey);
    }
}
