package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * The hash by which an earlier build remembered an event, so that copies of what it counted are known. Asked only of events that
 * would be collisions, so it costs those the rest. Not thread-safe.
 */
public final class EarlierPayload {
    private final SpecificDatumReader<AdEvent> reader = new SpecificDatumReader<>(AdEvent.class);
    private final PayloadHash hash = PayloadHash.earlier();

    /** Takes the event of which {@link #high} and {@link #low} tell from then on. */
    public void update(IncomingEvent event) {
        try {
            hash.update(reader.read(null, event.decodeAvro(null)));
        } catch (IOException e) {
            throw new UncheckedIOException("an event of ours cannot be read", e);
        }
    }

    /** The upper half. */
    public long high() {
        return hash.high();
    }

    /** The lower half. */
    public long low() {
        return hash.low();
    }
}
