package io.adtally.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Encodes records of one type with the wire header in front. Reuses its buffers: not thread-safe, one per thread.
 *
 * @param <T> the record type; its schema must have no logical types, so that the generated coders apply
 */
public final class AvroEncoder<T extends SpecificRecordBase & SpecificRecord> {
    private final SpecificDatumWriter<T> writer;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1024);
    private final byte[] header = new byte[ConfluentWire.HEADER_BYTES];
    private @Nullable BinaryEncoder encoder;

    /** An encoder for the type that writes the given registry id. */
    public AvroEncoder(Class<T> type, int schemaId) {
        this.writer = new SpecificDatumWriter<>(type);
        this.writer.getSpecificData().setCustomCoders(true);
        ConfluentWire.writeHeader(header, schemaId);
    }

    /** The header and the record's Avro binary encoding, in an array of its own. */
    public byte[] encode(T value) {
        buffer.reset();
        buffer.write(header, 0, header.length);
        BinaryEncoder reused = EncoderFactory.get().binaryEncoder(buffer, encoder);
        encoder = null; // while it holds half a record: reused after a failure, it would write that into the next value
        try {
            writer.write(value, reused);
            reused.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from a byte array
        }
        encoder = reused;
        return buffer.toByteArray();
    }
}
