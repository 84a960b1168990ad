package io.adtally.registry;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * Walks over an Avro encoding and checks that every length lies within it and nothing follows it. Avro's own reader
 * allocates what a length says before it looks for the bytes, so that five damaged bytes can exhaust the heap. Not
 * thread-safe. Source: "Binary encoding" in the Avro specification.
 */
final class AvroLayout {
    private byte[] bytes = {};
    private int position;

    /** Throws IOException unless the bytes from the given position on are one value of the schema and no more. */
    void check(Schema schema, byte[] value, int from) throws IOException {
        bytes = value;
        position = from;
        walk(schema);
        if (position != bytes.length) {
            throw new IOException((bytes.length - position) + " bytes too many behind the record");
        }
    }

    private void walk(Schema schema) throws IOException {
        switch (schema.getType()) {
            case RECORD -> walkFields(schema);
            case UNION -> walk(schema.getTypes().get(index(schema.getTypes().size())));
            case STRING, BYTES -> skip(varint());
            case LONG, INT -> varint();
            case ENUM -> index(schema.getEnumSymbols().size());
            case BOOLEAN -> skip(1);
            case MAP -> walkBlocks(schema.getValueType(), true);
            case ARRAY -> walkBlocks(schema.getElementType(), false);
            case FIXED -> skip(schema.getFixedSize());
            case FLOAT -> skip(Float.BYTES);
            case DOUBLE -> skip(Double.BYTES);
            case NULL -> {
                // takes no bytes
            }
        }
    }

    private void walkFields(Schema schema) throws IOException {
        for (Field field : schema.getFields()) {
            walk(field.schema());
        }
    }

    private void walkBlocks(Schema items, boolean keyed) throws IOException {
        for (long count = varint(); count != 0; count = varint()) {
            if (count < 0) {
                count = -count;
                varint(); // the block's size in bytes, which is not relied on
            }
            if (count < 0 || count > bytes.length - position) {
                throw new IOException("a block of " + count + " items in " + (bytes.length - position) + " bytes");
            }
            for (long i = 0; i < count; i++) {
                if (keyed) {
                    skip(varint());
                }
                walk(items);
            }
        }
    }

    private int index(int size) throws IOException {
        long index = varint();
        if (index < 0 || index >= size) {
            throw new IOException("index " + index + " of " + size);
        }
        return (int) index;
    }

    private void skip(long length) throws IOException {
        if (length < 0 || length > bytes.length - position) {
            throw new IOException("a length of " + length + " in " + (bytes.length - position) + " bytes");
        }
        position += (int) length;
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (position == bytes.length) {
                throw new IOException("the value ends inside a number");
            }
            byte next = bytes[position++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IOException("a number of more than ten bytes");
    }
}
