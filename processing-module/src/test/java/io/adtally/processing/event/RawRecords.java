package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import io.adtally.registry.AvroEncoder;

/** Events as the source reads them from {@code raw_events}. */
public final class RawRecords {
    private static final int SCHEMA_ID = 1;

    private RawRecords() {}

    public static IncomingEvent incoming(AdEvent event) {
        byte[] value = new AvroEncoder<>(AdEvent.class, SCHEMA_ID).encode(event);
        try {
            return new IncomingEventReader(SCHEMA_ID, id -> AdEvent.getClassSchema()).read(value);
        } catch (DamagedValueException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static RawRecord of(AdEvent event) {
        return RawRecord.of(incoming(event));
    }
}
