package io.adtally.registry;

/**
 * The five bytes in front of every Avro value in Kafka: a zero, then the schema's registry id as a big-endian int.
 * Source: "Wire format" in Confluent's Schema Registry documentation.
 */
public final class ConfluentWire {
    /** Bytes before the Avro encoding. */
    public static final int HEADER_BYTES = 5;

    private static final byte MAGIC = 0;

    private ConfluentWire() {}

    /** Writes the header into the first five bytes of the target. */
    public static void writeHeader(byte[] target, int schemaId) {
        target[0] = MAGIC;
        target[1] = (byte) (schemaId >>> 24);
        target[2] = (byte) (schemaId >>> 16);
        target[3] = (byte) (schemaId >>> 8);
        target[4] = (byte) schemaId;
    }

    /** The schema id of a value; throws IllegalArgumentException if the value does not start with a header. */
    public static int schemaId(byte[] value) {
        if (value.length < HEADER_BYTES || value[0] != MAGIC) {
            throw new IllegalArgumentException("no schema header: " + value.length + " bytes"
                    + (value.length == 0 ? "" : ", first is " + value[0]));
        }
        return (value[1] & 0xff) << 24 | (value[2] & 0xff) << 16 | (value[3] & 0xff) << 8 | (value[4] & 0xff);
    }
}
