package io.adtally.processing.event;

import io.adtally.event.EventType;
import io.adtally.event.SignalType;
import io.adtally.fraud.feature.Behaviour;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events made of the few fields a test is about. */
public final class TestEvents {
    /** Of some event: the few fields say what a test is about, not this. */
    private static final byte[] AVRO = avro(RawRecords.incoming(RawRecords.random(new Random(1))));

    private TestEvents() {}

    /** Who and where an event is of. */
    public record Who(
            @Nullable String user,
            @Nullable String device,
            @Nullable String ip,
            @Nullable String country) {
        public static final Who NOBODY = new Who(null, null, null, null);
    }

    public static IncomingEvent event(EventType type, String id, String joinKey, long time, long receivedAt) {
        return event(type, id, joinKey, 1, time, receivedAt, Who.NOBODY, Source.NONE);
    }

    public static IncomingEvent event(
            EventType type,
            String id,
            String joinKey,
            long payload,
            long time,
            long receivedAt,
            Who who,
            Source source) {
        return event(type, id, joinKey, payload, payload, time, receivedAt, who, source);
    }

    /** An impression of nobody, with the hash that an earlier build made of it. */
    public static IncomingEvent asOfAnEarlierBuild(IncomingEvent event) {
        EarlierPayload earlier = new EarlierPayload();
        earlier.update(event);
        return event(
                EventType.IMPRESSION,
                event.eventId(),
                event.joinKey(),
                earlier.high(),
                earlier.low(),
                event.eventTimeMillis(),
                event.receivedAtMillis(),
                Who.NOBODY,
                event.source());
    }

    private static IncomingEvent event(
            EventType type,
            String id,
            String joinKey,
            long payloadHigh,
            long payloadLow,
            long time,
            long receivedAt,
            Who who,
            Source source) {
        return IncomingEvent.of(
                id,
                type,
                SignalType.BROWSER,
                joinKey,
                payloadHigh,
                payloadLow,
                time,
                receivedAt,
                "campaign",
                who.user(),
                who.ip(),
                null,
                who.device(),
                who.country(),
                Slot.UNKNOWN,
                0,
                source,
                AVRO);
    }

    /** The Avro inside. */
    static byte[] avro(IncomingEvent event) {
        ByteArrayOutputStream avro = new ByteArrayOutputStream();
        event.writeAvro(avro);
        return avro.toByteArray();
    }

    public static Candidate candidate(IncomingEvent event) {
        return new Candidate(event, "advertiser", 7, "USD", 0, Behaviour.UNKNOWN);
    }
}
