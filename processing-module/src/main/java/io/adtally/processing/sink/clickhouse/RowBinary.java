package io.adtally.processing.sink.clickhouse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes ClickHouse's RowBinary into a growing buffer: numbers little-endian, texts and arrays behind a LEB128 length.
 * Source: "RowBinary" in ClickHouse's format reference. Not thread-safe.
 */
final class RowBinary {
    private byte[] bytes = new byte[1 << 16];
    private int length;

    int length() {
        return length;
    }

    /** Writes all there is and is empty then. */
    void moveTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    void int8(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void int32(int value) {
        littleEndian(value, Integer.SIZE);
    }

    void int64(long value) {
        littleEndian(value, Long.SIZE);
    }

    private void littleEndian(long value, int bits) {
        ensure(bits / Byte.SIZE);
        for (int shift = 0; shift < bits; shift += Byte.SIZE) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    /** A DateTime64(3): epoch milliseconds. */
    void dateTime64(long epochMillis) {
        int64(epochMillis);
    }

    /** A Nullable(DateTime64(3)) in which 0 stands for null. */
    void nullableDateTime64(long epochMillis) {
        int8(epochMillis == 0 ? 1 : 0);
        if (epochMillis != 0) {
            int64(epochMillis);
        }
    }

    /** A Nullable(Float64) in which NaN stands for null. */
    void nullableFloat64(double value) {
        int8(Double.isNaN(value) ? 1 : 0);
        if (!Double.isNaN(value)) {
            int64(Double.doubleToRawLongBits(value));
        }
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        unsignedVarint(utf8.length);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    void texts(List<String> values) {
        unsignedVarint(values.size());
        for (String value : values) {
            text(value);
        }
    }

    private void unsignedVarint(int value) {
        ensure(5);
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[length++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
