package io.adtally.processing.event;

import io.adtally.event.AdEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Knows copies of events that an earlier build counted, by the hash it remembered them by. Asked only of events that would be
 * collisions, so it costs those the rest. Not thread-safe.
 */
public final class EarlierPayload {
    private final SpecificDatumReader<AdEvent> reader = new SpecificDatumReader<>(AdEvent.class);
    private final PayloadHash hash = PayloadHash.earlier();

    /** Whether the event hashed so before. */
    public boolean is(IncomingEvent event, long high, long low) {
        try {
            hash.update(reader.read(null, event.decodeAvro(null)));
        } catch (IOException e) {
            throw new UncheckedIOException("an event of ours cannot be read", e);
        }
        return hash.high() == high && hash.low() == low;
    }
}
