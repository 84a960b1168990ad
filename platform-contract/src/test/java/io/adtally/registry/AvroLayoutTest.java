package io.adtally.registry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroLayoutTest {
    static Stream<Map.Entry<String, Object>> values() {
        return Stream.of(
                Map.entry("\"long\"", Long.MIN_VALUE),
                Map.entry("\"int\"", -1),
                Map.entry("\"float\"", 1f),
                Map.entry("\"double\"", 1d),
                Map.entry("\"boolean\"", true),
                Map.entry("\"string\"", "a long enough text"),
                Map.entry("\"bytes\"", java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3})),
                Map.entry("[\"null\",\"string\"]", "x"),
                Map.entry("{\"type\":\"array\",\"items\":\"string\"}", java.util.Collections.nCopies(40, "item")),
                Map.entry("{\"type\":\"map\",\"values\":\"long\"}", Map.of("a", 1L, "b", 2L)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void acceptsTheWholeValueAndNothingElse(Map.Entry<String, Object> value) throws IOException {
        Schema schema = new Schema.Parser().parse(value.getKey());
        for (byte[] bytes : new byte[][] {plain(schema, value.getValue()), inBlocks(schema, value.getValue())}) {
            assertThatCode(() -> new AvroLayout().check(schema, bytes, 0)).doesNotThrowAnyException();
            byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
            assertThatIOException().isThrownBy(() -> new AvroLayout().check(schema, longer, 0));
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThatIOException().isThrownBy(() -> new AvroLayout().check(schema, cut, 0));
            }
        }
    }

    private static byte[] plain(Schema schema, Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return written(schema, value, out, EncoderFactory.get().binaryEncoder(out, null));
    }

    /** As other writers may: blocks with negative counts and their size in bytes. */
    private static byte[] inBlocks(Schema schema, Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EncoderFactory small = new EncoderFactory().configureBlockSize(64);
        return written(schema, value, out, small.blockingBinaryEncoder(out, null));
    }

    private static byte[] written(Schema schema, Object value, ByteArrayOutputStream out, BinaryEncoder encoder)
            throws IOException {
        new GenericDatumWriter<>(schema).write(value, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
