package io.adtally.processing.event;

import io.adtally.registry.AvroDecoder;
import io.adtally.registry.RegistryException;
import java.io.IOException;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of one record type. Tells a damaged value, which stays damaged, from a registry that is away, which does
 * not stay away. Not thread-safe.
 *
 * @param <T> the record type
 */
public final class ValueReader<T extends SpecificRecordBase & SpecificRecord> {
    private final AvroDecoder<T> decoder;

    /** @param schemasById resolves a registry id; RegistryException of kind NOT_FOUND for one that was never given */
    public ValueReader(Schema schema, IntFunction<Schema> schemasById) {
        this.decoder = new AvroDecoder<>(schema, schemasById);
    }

    /** The record; RegistryException when the registry could not be asked and the value may be fine. */
    @SuppressWarnings("CatchingUnchecked") // Avro reports damaged input by many exception types
    public T read(byte @Nullable [] value) throws DamagedValueException {
        if (value == null) {
            throw new DamagedValueException("no value");
        }
        try {
            return decoder.decode(value);
        } catch (RegistryException e) {
            if (e.kind() != RegistryException.Kind.NOT_FOUND) {
                throw e;
            }
            throw new DamagedValueException(e);
        } catch (IOException | RuntimeException e) {
            throw new DamagedValueException(e);
        }
    }
}
