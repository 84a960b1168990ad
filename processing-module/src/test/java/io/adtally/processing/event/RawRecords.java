package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import io.adtally.event.RandomAdEvents;
import io.adtally.registry.AvroEncoder;
import java.util.random.RandomGenerator;

/** Events as the source reads them from {@code raw_events}. */
public final class RawRecords {
    private static final int SCHEMA_ID = 1;
    private static final long NOW = 1_790_000_000_000L;

    private RawRecords() {}

    /** A random event whose times are those of an event. */
    public static AdEvent random(RandomGenerator random) {
        AdEvent event = RandomAdEvents.next(random);
        event.setEventTime(NOW - random.nextInt(100_000));
        event.setServerReceivedAt(NOW + random.nextInt(100_000));
        return event;
    }

    public static IncomingEvent incoming(AdEvent event) {
        return incoming(event, Source.NONE);
    }

    static IncomingEvent incoming(AdEvent event, Source source) {
        byte[] value = new AvroEncoder<>(AdEvent.class, SCHEMA_ID).encode(event);
        try {
            return new IncomingEventReader(SCHEMA_ID, id -> AdEvent.getClassSchema()).read(value, source);
        } catch (DamagedValueException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static RawRecord of(AdEvent event) {
        return RawRecord.of(incoming(event));
    }
}
