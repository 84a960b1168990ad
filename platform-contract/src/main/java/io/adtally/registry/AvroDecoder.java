package io.adtally.registry;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Decodes values written under any registered version of a record type into the current one. Not thread-safe.
 *
 * @param <T> the record type
 */
public final class AvroDecoder<T extends SpecificRecordBase & SpecificRecord> {
    private final Schema readerSchema;
    private final IntFunction<Schema> schemasById;
    private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
    private final AvroLayout layout = new AvroLayout();
    private @Nullable BinaryDecoder decoder;

    /**
     * @param readerSchema the current schema of the type
     * @param schemasById resolves a registry id, usually {@link RegistryClient#schema(int)}
     */
    public AvroDecoder(Schema readerSchema, IntFunction<Schema> schemasById) {
        this.readerSchema = readerSchema;
        this.schemasById = schemasById;
    }

    /** The record in a value with header; IllegalArgumentException without one, IOException if the body is damaged. */
    public T decode(byte[] value) throws IOException {
        int schemaId = ConfluentWire.schemaId(value);
        SpecificDatumReader<T> reader = readers.computeIfAbsent(schemaId, this::reader);
        layout.check(reader.getSchema(), value, ConfluentWire.HEADER_BYTES);
        decoder = DecoderFactory.get()
                .binaryDecoder(value, ConfluentWire.HEADER_BYTES, value.length - ConfluentWire.HEADER_BYTES, decoder);
        return reader.read(null, decoder);
    }

    private SpecificDatumReader<T> reader(int schemaId) {
        SpecificDatumReader<T> reader = new SpecificDatumReader<>(schemasById.apply(schemaId), readerSchema);
        reader.getSpecificData().setCustomCoders(true);
        return reader;
    }
}
