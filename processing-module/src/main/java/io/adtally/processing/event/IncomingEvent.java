package io.adtally.processing.event;

import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.event.Ulid;
import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.WatchedEvent;
import io.adtally.processing.encoding.EnumCodes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * An accepted event on its way to a decision: the few fields that operators look at, and the whole as Avro. Underneath it is
 * one {@link EventBlock}, which travels as it is; texts are made of those fields alone that somebody asks for.
 */
@TypeInfo(IncomingEventSerializer.Info.class)
public final class IncomingEvent implements WatchedEvent {
    static final EnumCodes<EventType> TYPES = new EnumCodes<>(
            EventType.class, EventType.IMPRESSION, EventType.VIEWABLE, EventType.CLICK, EventType.CONVERSION);
    static final EnumCodes<SignalType> SIGNALS =
            new EnumCodes<>(SignalType.class, SignalType.BROWSER, SignalType.MOBILE, SignalType.SERVER);

    private final byte[] block;
    private final @Nullable String[] texts;

    private IncomingEvent(byte[] block, @Nullable String... texts) {
        this.block = block;
        this.texts = texts;
    }

    /** @param block laid out by {@link EventBlock}; not changed afterwards by anybody */
    IncomingEvent(byte[] block) {
        this(block, new String[EventBlock.TEXTS]);
    }

    /**
     * Of its fields.
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
    static IncomingEvent of(
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
            byte[] avro) {
        String[] texts = {eventId, joinKey, campaignId, userIdHash, ip, userAgent, deviceIdHash, country};
        byte[] block = EventBlock.of(avro, texts);
        block[EventBlock.TYPE] = TYPES.code(type);
        block[EventBlock.SIGNAL] = SIGNALS.code(signal);
        block[EventBlock.PREFETCH] = (byte) (slot.prefetch() ? 1 : 0);
        EventBlock.putInt(block, EventBlock.WIDTH, slot.widthPixels());
        EventBlock.putInt(block, EventBlock.HEIGHT, slot.heightPixels());
        EventBlock.putInt(block, EventBlock.FLAGS, flags);
        EventBlock.putInt(block, EventBlock.PARTITION, source.partition());
        EventBlock.putLong(block, EventBlock.OFFSET, source.offset());
        EventBlock.putLong(block, EventBlock.PAYLOAD_HIGH, payloadHigh);
        EventBlock.putLong(block, EventBlock.PAYLOAD_LOW, payloadLow);
        EventBlock.putLong(block, EventBlock.EVENT_TIME, eventTimeMillis);
        EventBlock.putLong(block, EventBlock.RECEIVED_AT, receivedAtMillis);
        return new IncomingEvent(block, texts);
    }

    /** What it consists of, not to be changed. */
    byte[] block() {
        return block;
    }

    public String eventId() {
        return required(EventBlock.EVENT_ID);
    }

    public EventType type() {
        return TYPES.constant(block[EventBlock.TYPE]);
    }

    public SignalType signal() {
        return SIGNALS.constant(block[EventBlock.SIGNAL]);
    }

    /** The impression it belongs to, or its own id where it belongs to none. */
    public String joinKey() {
        return required(EventBlock.JOIN_KEY);
    }

    /** Upper half of the payload's hash. */
    public long payloadHigh() {
        return EventBlock.getLong(block, EventBlock.PAYLOAD_HIGH);
    }

    /** Lower half of the payload's hash. */
    public long payloadLow() {
        return EventBlock.getLong(block, EventBlock.PAYLOAD_LOW);
    }

    @Override
    public long eventTimeMillis() {
        return EventBlock.getLong(block, EventBlock.EVENT_TIME);
    }

    @Override
    public long receivedAtMillis() {
        return EventBlock.getLong(block, EventBlock.RECEIVED_AT);
    }

    public String campaignId() {
        return required(EventBlock.CAMPAIGN_ID);
    }

    @Override
    public @Nullable String userIdHash() {
        return text(EventBlock.USER_ID_HASH);
    }

    @Override
    public @Nullable String ip() {
        return text(EventBlock.IP);
    }

    @Override
    public @Nullable String userAgent() {
        return text(EventBlock.USER_AGENT);
    }

    @Override
    public @Nullable String deviceIdHash() {
        return text(EventBlock.DEVICE_ID_HASH);
    }

    @Override
    public @Nullable String country() {
        return text(EventBlock.COUNTRY);
    }

    /** The bits of what is remarked on it, see {@link Flag}. */
    public int flags() {
        return EventBlock.getInt(block, EventBlock.FLAGS);
    }

    /** The same with one more remark. */
    IncomingEvent with(Flag flag) {
        byte[] remarked = block.clone();
        EventBlock.putInt(remarked, EventBlock.FLAGS, flags() | flag.bit());
        return new IncomingEvent(remarked, texts);
    }

    /** Where it lies in Kafka. */
    public Source source() {
        return new Source(EventBlock.getInt(block, EventBlock.PARTITION), EventBlock.getLong(block, EventBlock.OFFSET));
    }

    /** Writes the AdEvent in the current schema, without header. */
    public void writeAvro(ByteArrayOutputStream out) {
        int start = EventBlock.avroStart(block);
        out.write(block, start, block.length - start);
    }

    /** A decoder of the AdEvent in the current schema: the one given, if any. */
    BinaryDecoder decodeAvro(@Nullable BinaryDecoder reuse) {
        int start = EventBlock.avroStart(block);
        return DecoderFactory.get().binaryDecoder(block, start, block.length - start, reuse);
    }

    @Override
    public Action action() {
        return switch (type()) {
            case IMPRESSION -> Action.IMPRESSION;
            case CLICK -> Action.CLICK;
            case VIEWABLE, CONVERSION -> Action.OTHER;
        };
    }

    @Override
    public boolean fromBrowser() {
        return signal() == SignalType.BROWSER;
    }

    @Override
    public boolean fromServer() {
        return signal() == SignalType.SERVER;
    }

    @Override
    public boolean preBidSuspect() {
        return (flags() & Flag.PRE_BID_IVT.bit()) != 0;
    }

    @Override
    public boolean idCollision() {
        return (flags() & Flag.ID_COLLISION.bit()) != 0;
    }

    @Override
    public boolean prefetch() {
        return block[EventBlock.PREFETCH] != 0;
    }

    @Override
    public int widthPixels() {
        return EventBlock.getInt(block, EventBlock.WIDTH);
    }

    @Override
    public int heightPixels() {
        return EventBlock.getInt(block, EventBlock.HEIGHT);
    }

    /** By the time in the impression's id: the impression itself may come later. */
    @Override
    public double millisSinceImpression() {
        if (type() != EventType.CLICK || joinKey().equals(eventId()) || !Ulid.isValid(joinKey())) {
            return Double.NaN;
        }
        return eventTimeMillis() - Ulid.epochMillis(joinKey());
    }

    private String required(int index) {
        String text = text(index);
        if (text == null) {
            throw new IllegalStateException("an event without its text " + index);
        }
        return text;
    }

    private @Nullable String text(int index) {
        String text = texts[index];
        if (text == null) {
            text = EventBlock.text(block, index);
            texts[index] = text;
        }
        return text;
    }

    /** Same fields, same Avro. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IncomingEvent that && Arrays.equals(block, that.block);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(block);
    }
}
