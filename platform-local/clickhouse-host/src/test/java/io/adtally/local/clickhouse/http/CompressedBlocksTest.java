package io.adtally.local.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.data.ClickHouseCityHash;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedBlocksTest {
    private static final int NONE = 0x02;
    private static final int LZ4 = 0x82;
    private static final int ZSTD = 0x90;

    @ParameterizedTest
    @ValueSource(ints = {NONE, LZ4, ZSTD})
    void blocksOfEverySizeComeOutAsTheyWentIn(int method) throws IOException {
        byte[] plain = new byte[300_000];
        new Random(7).nextBytes(plain);
        Arrays.fill(plain, 1000, 200_000, (byte) 'x');
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        int[] cuts = {0, 1, 2, 70_000, 70_000, 299_999, 300_000};
        for (int i = 1; i < cuts.length; i++) {
            sent.writeBytes(block(method, Arrays.copyOfRange(plain, cuts[i - 1], cuts[i])));
        }
        assertThat(read(sent.toByteArray())).isEqualTo(plain);
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        byte[] sent = block(LZ4, "some rows, some rows, some rows".getBytes(StandardCharsets.UTF_8));
        for (int bit = 0; bit < sent.length * 8; bit++) {
            byte[] damaged = sent.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> read(damaged)).as("bit %d", bit).isInstanceOf(IOException.class);
        }
    }

    @Test
    void everyCutIsFound() throws IOException {
        byte[] sent = block(ZSTD, "some rows".getBytes(StandardCharsets.UTF_8));
        for (int length = 1; length < sent.length; length++) {
            byte[] cut = Arrays.copyOf(sent, length);
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {(16 << 20) + 1, Integer.MAX_VALUE, -1})
    void impossibleSizesAreRefusedBeforeAnythingIsAllocated(int size) {
        assertThatThrownBy(() -> read(header(LZ4, 100, size))).hasMessageContaining("impossible sizes 100, " + size);
        assertThatThrownBy(() -> read(header(LZ4, size, 100))).hasMessageContaining("impossible sizes " + size);
    }

    @Test
    void anUnknownMethodIsRefused() {
        assertThatThrownBy(() -> read(framed(0x95, new byte[3], 3)))
                .hasMessageContaining("unknown compression method 149");
    }

    @ParameterizedTest
    @ValueSource(ints = {NONE, LZ4, ZSTD})
    void aWrongPlainSizeIsRefused(int method) {
        byte[] packed = packed(method, "some rows".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(framed(method, packed, 8))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(framed(method, packed, 10))).isInstanceOf(IOException.class);
    }

    private static byte[] read(byte[] sent) throws IOException {
        try (CompressedBlocks blocks = new CompressedBlocks(new ByteArrayInputStream(sent))) {
            return blocks.readAllBytes();
        }
    }

    private static byte[] block(int method, byte[] plain) {
        return framed(method, packed(method, plain), plain.length);
    }

    private static byte[] packed(int method, byte[] plain) {
        return switch (method) {
            case NONE -> plain;
            case LZ4 -> LZ4Factory.safeInstance().fastCompressor().compress(plain);
            case ZSTD -> Zstd.compress(plain);
            default -> throw new IllegalArgumentException("method " + method);
        };
    }

    private static byte[] framed(int method, byte[] packed, int plainSize) {
        ByteBuffer hashed = ByteBuffer.allocate(9 + packed.length).order(ByteOrder.LITTLE_ENDIAN);
        hashed.put((byte) method).putInt(9 + packed.length).putInt(plainSize).put(packed);
        long[] hash = ClickHouseCityHash.cityHash128(hashed.array(), 0, hashed.capacity());
        return ByteBuffer.allocate(16 + hashed.capacity())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(hash[0])
                .putLong(hash[1])
                .put(hashed.array())
                .array();
    }

    private static byte[] header(int method, int compressedSize, int plainSize) {
        return ByteBuffer.allocate(25)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(16, (byte) method)
                .putInt(17, compressedSize)
                .putInt(21, plainSize)
                .array();
    }
}
