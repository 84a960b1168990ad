package io.adtally.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Avro's JSON, as records lie in Redis. Stateless and thread-safe. */
public final class AvroJson {
    private AvroJson() {}

    public static String write(SpecificRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            JsonEncoder encoder = EncoderFactory.get().jsonEncoder(record.getSchema(), bytes, false);
            new SpecificDatumWriter<>(record.getSchema()).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from a byte array
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The record that was written; IllegalArgumentException if the text is none of this schema. */
    public static <T extends SpecificRecord> T read(String json, Schema schema, Class<T> type) {
        try {
            return type.cast(new SpecificDatumReader<T>(schema)
                    .read(null, DecoderFactory.get().jsonDecoder(schema, json)));
        } catch (IOException | AvroRuntimeException e) {
            throw new IllegalArgumentException("not JSON of " + schema.getFullName(), e);
        }
    }
}
