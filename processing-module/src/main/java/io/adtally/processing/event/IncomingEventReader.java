package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import io.adtally.event.JoinKey;
import io.adtally.registry.ConfluentWire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/** Turns a value of {@code raw_events} into an {@link IncomingEvent}. Not thread-safe. */
final class IncomingEventReader {
    /** Within these years every store keeps a time exactly; collectors send no other. */
    private static final long EARLIEST_MILLIS =
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    private static final long LATEST_MILLIS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final int currentSchemaId;
    private final ValueReader<AdEvent> values;
    private final PayloadHash payloadHash = new PayloadHash();
    private final SpecificDatumWriter<AdEvent> writer = new SpecificDatumWriter<>(AdEvent.class);
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
    private @Nullable BinaryEncoder encoder;

    /** @param currentSchemaId registry id of the schema this build knows; other versions are rewritten to it */
    IncomingEventReader(int currentSchemaId, IntFunction<Schema> schemasById) {
        this.currentSchemaId = currentSchemaId;
        this.values = new ValueReader<>(AdEvent.getClassSchema(), schemasById);
        this.writer.getSpecificData().setCustomCoders(true);
    }

    /** The event in a value, see {@link ValueReader#read}. */
    IncomingEvent read(byte[] value, Source source) throws DamagedValueException {
        AdEvent event = values.read(value);
        checkTime("event_time", event.getEventTime());
        checkTime("server_received_at", event.getServerReceivedAt());
        boolean current = ConfluentWire.schemaId(value) == currentSchemaId;
        byte[] avro = current ? Arrays.copyOfRange(value, ConfluentWire.HEADER_BYTES, value.length) : rewrite(event);
        payloadHash.update(event);
        return IncomingEvent.of(
                event.getEventId(),
                event.getEventType(),
                event.getSignalType(),
                JoinKey.of(event),
                payloadHash.high(),
                payloadHash.low(),
                event.getEventTime(),
                event.getServerReceivedAt(),
                event.getCampaignId(),
                event.getUserIdHash(),
                event.getIp(),
                event.getUserAgent(),
                event.getDeviceIdHash(),
                event.getCountry(),
                Slot.of(event.getExtra()),
                flags(event),
                source,
                avro);
    }

    private static void checkTime(String field, long epochMillis) throws DamagedValueException {
        if (epochMillis < EARLIEST_MILLIS || epochMillis > LATEST_MILLIS) {
            throw new DamagedValueException(field + " is not in the years 2000 to 9999: " + epochMillis);
        }
    }

    private static int flags(AdEvent event) {
        return (event.getClockClamped() ? Flag.CLOCK_CLAMPED.bit() : 0)
                | (event.getMaybeDuplicate() ? Flag.MAYBE_DUPLICATE.bit() : 0)
                | (event.getPreBidIvt() ? Flag.PRE_BID_IVT.bit() : 0)
                | (Viewability.isUnproven(event) ? Flag.UNPROVEN_VIEW.bit() : 0);
    }

    private byte[] rewrite(AdEvent event) {
        buffer.reset();
        try {
            encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
            writer.write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not into a byte array
        }
        return buffer.toByteArray();
    }
}
