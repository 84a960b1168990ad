package io.adtally.fraud.place;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small databases by the MaxMind DB File Format Specification 2.0: a binary tree over address bits with records of
 * 32 bits, then the data, then the metadata. Values are maps, texts and unsigned numbers.
 */
final class MmdbFile {
    private static final int DATA_SEPARATOR_BYTES = 16;
    private static final byte[] METADATA_MARKER =
            new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'};
    private static final int EMPTY = -1;

    /** Per node, where its two records lead: a node from 0, data from -2 downwards, or {@link #EMPTY}. */
    private final List<int[]> nodes = new ArrayList<>();

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final int ipVersion;

    MmdbFile(int ipVersion) {
        this.ipVersion = ipVersion;
        nodes.add(new int[] {EMPTY, EMPTY});
    }

    /** A network as address bytes; of a file for IPv6, IPv4 networks lie at ::/96. Disjoint from all others. */
    MmdbFile put(byte[] address, int prefixLength, Map<String, ?> value) {
        byte[] bits = address;
        int length = prefixLength;
        if (ipVersion == 6 && address.length == 4) {
            bits = ByteBuffer.allocate(16).position(12).put(address).array();
            length += 96;
        }
        int pointer = -2 - data.size();
        write(data, value);
        int node = 0;
        for (int bit = 0; bit < length; bit++) {
            int side = bits[bit / 8] >> (7 - bit % 8) & 1;
            if (bit == length - 1) {
                nodes.get(node)[side] = pointer;
            } else {
                if (nodes.get(node)[side] == EMPTY) {
                    nodes.get(node)[side] = nodes.size();
                    nodes.add(new int[] {EMPTY, EMPTY});
                }
                node = nodes.get(node)[side];
            }
        }
        return this;
    }

    Path write(Path file, String databaseType) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int record : node) {
                int value = record >= 0
                        ? record
                        : record == EMPTY ? nodes.size() : nodes.size() + DATA_SEPARATOR_BYTES - 2 - record;
                bytes.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
            }
        }
        bytes.writeBytes(new byte[DATA_SEPARATOR_BYTES]);
        data.writeTo(bytes);
        bytes.writeBytes(METADATA_MARKER);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("node_count", (long) nodes.size());
        metadata.put("record_size", 32L);
        metadata.put("ip_version", (long) ipVersion);
        metadata.put("database_type", databaseType);
        metadata.put("binary_format_major_version", 2L);
        metadata.put("binary_format_minor_version", 0L);
        metadata.put("build_epoch", 1_780_000_000L);
        metadata.put("languages", List.of());
        metadata.put("description", Map.of());
        write(bytes, metadata);
        return Files.write(file, bytes.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                control(out, 2, bytes.length);
                out.writeBytes(bytes);
            }
            case Long number -> {
                control(out, 6, 4);
                out.writeBytes(
                        ByteBuffer.allocate(4).putInt((int) (long) number).array());
            }
            case Map<?, ?> map -> {
                control(out, 7, map.size());
                map.forEach((key, entry) -> {
                    write(out, key);
                    write(out, entry);
                });
            }
            case List<?> list -> {
                control(out, 11, list.size());
                list.forEach(entry -> write(out, entry));
            }
            default -> throw new IllegalArgumentException("cannot be written: " + value);
        }
    }

    /** Type and size; types above 7 have a second byte, sizes above 28 another. */
    private static void control(ByteArrayOutputStream out, int type, int size) {
        if (size >= 29 + 256) {
            throw new IllegalArgumentException("longer than the tests need: " + size);
        }
        out.write((type <= 7 ? type << 5 : 0) | Math.min(size, 29));
        if (type > 7) {
            out.write(type - 7);
        }
        if (size >= 29) {
            out.write(size - 29);
        }
    }
}
