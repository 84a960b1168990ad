package io.adtally.processing.sink.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Bytes written down by hand from "RowBinary" in ClickHouse's format reference. */
class RowBinaryTest {
    @Test
    void numbersAreLittleEndian() throws IOException {
        assertThat(hex(out -> out.int8(1))).isEqualTo("01");
        assertThat(hex(out -> out.int8(-1))).isEqualTo("ff");
        assertThat(hex(out -> out.int64(1))).isEqualTo("0100000000000000");
        assertThat(hex(out -> out.int64(-2))).isEqualTo("feffffffffffffff");
        assertThat(hex(out -> out.int64(0x0102030405060708L))).isEqualTo("0807060504030201");
    }

    @Test
    void timesAreMillisecondsBehindANullByteWhereTheyMayBeAbsent() throws IOException {
        assertThat(hex(out -> out.dateTime64(1_000))).isEqualTo("e803000000000000");
        assertThat(hex(out -> out.nullableDateTime64(1_000))).isEqualTo("00e803000000000000");
        assertThat(hex(out -> out.nullableDateTime64(0))).isEqualTo("01");
    }

    @Test
    void textsStandBehindTheirLengthInBytes() throws IOException {
        assertThat(hex(out -> out.text(""))).isEqualTo("00");
        assertThat(hex(out -> out.text("ab"))).isEqualTo("026162");
        assertThat(hex(out -> out.text("ä€"))).isEqualTo("05c3a4e282ac");
        assertThat(hex(out -> out.text("x".repeat(127)))).startsWith("7f78").hasSize(2 * 128);
        assertThat(hex(out -> out.text("x".repeat(128)))).startsWith("800178").hasSize(2 * 130);
        assertThat(hex(out -> out.text("x".repeat(16_384)))).startsWith("80800178");
    }

    @Test
    void arraysStandBehindTheirLength() throws IOException {
        assertThat(hex(out -> out.texts(List.of()))).isEqualTo("00");
        assertThat(hex(out -> out.texts(List.of("a", "bc")))).isEqualTo("020161026263");
    }

    @Test
    void growsAndStartsAnew() throws IOException {
        RowBinary out = new RowBinary();
        for (int i = 0; i < 50_000; i++) {
            out.int64(i);
            out.text("é");
        }
        assertThat(out.length()).isEqualTo(50_000 * 11);
        assertThat(HexFormat.of().formatHex(TestBatches.bytes(out), 49_999 * 11, 50_000 * 11))
                .isEqualTo("4fc300000000000002c3a9");
        out.int8(7);
        assertThat(TestBatches.bytes(out)).containsExactly(7);
    }

    private static String hex(Consumer<RowBinary> writing) throws IOException {
        RowBinary out = new RowBinary();
        writing.accept(out);
        return HexFormat.of().formatHex(TestBatches.bytes(out));
    }
}
