package io.adtally.local.clickhouse.http;

import com.clickhouse.data.ClickHouseCityHash;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * Reads ClickHouse's own compressed framing: 16 bytes CityHash128 over the rest, 1 byte method, 4 bytes compressed size
 * (with these 9 bytes), 4 bytes plain size, data. Damage of any kind is an IOException. Source: "Compression in
 * ClickHouse" in its documentation, and the bytes its clients send. Not thread-safe.
 */
final class CompressedBlocks extends InputStream {
    private static final int HASH_BYTES = 16;
    private static final int HEADER_BYTES = 9;
    /** Clients send blocks of about 1 MiB; ClickHouse would take 1 GiB, more than this process has. */
    private static final int MAX_BLOCK_BYTES = 16 << 20;

    private static final byte NONE = 0x02;
    private static final byte LZ4 = (byte) 0x82;
    private static final byte ZSTD = (byte) 0x90;
    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.fastestInstance().safeDecompressor();

    private final InputStream in;
    private byte[] block = new byte[0];
    private int at;
    private int end;

    CompressedBlocks(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    @Override
    public int read() throws IOException {
        return ensure() ? block[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ensure()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(block, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean ensure() throws IOException {
        while (at >= end) {
            if (!nextBlock()) {
                return false;
            }
        }
        return true;
    }

    private boolean nextBlock() throws IOException {
        byte[] head = in.readNBytes(HASH_BYTES + HEADER_BYTES);
        if (head.length == 0) {
            return false;
        }
        if (head.length < HASH_BYTES + HEADER_BYTES) {
            throw new EOFException("compressed block is cut short in its header");
        }
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int compressedSize = header.getInt(HASH_BYTES + 1);
        int plainSize = header.getInt(HASH_BYTES + 5);
        if (compressedSize < HEADER_BYTES
                || compressedSize > MAX_BLOCK_BYTES
                || plainSize < 0
                || plainSize > MAX_BLOCK_BYTES) {
            throw new IOException("compressed block with impossible sizes " + compressedSize + ", " + plainSize);
        }
        byte[] hashed = new byte[compressedSize];
        System.arraycopy(head, HASH_BYTES, hashed, 0, HEADER_BYTES);
        if (in.readNBytes(hashed, HEADER_BYTES, compressedSize - HEADER_BYTES) < compressedSize - HEADER_BYTES) {
            throw new EOFException("compressed block is cut short");
        }
        long[] hash = ClickHouseCityHash.cityHash128(hashed, 0, hashed.length);
        if (hash[0] != header.getLong(0) || hash[1] != header.getLong(8)) {
            throw new IOException("Checksum doesn't match: compressed data is damaged");
        }
        decompress(hashed, plainSize);
        return true;
    }

    private void decompress(byte[] hashed, int plainSize) throws IOException {
        if (block.length < plainSize) {
            block = new byte[plainSize];
        }
        int dataSize = hashed.length - HEADER_BYTES;
        int written;
        switch (hashed[0]) {
            case NONE -> {
                written = dataSize;
                System.arraycopy(hashed, HEADER_BYTES, block, 0, Math.min(dataSize, plainSize));
            }
            case LZ4 -> {
                try {
                    written = DECOMPRESSOR.decompress(hashed, HEADER_BYTES, dataSize, block, 0, plainSize);
                } catch (LZ4Exception e) {
                    throw new IOException("compressed block is not LZ4: " + e.getMessage(), e);
                }
            }
            case ZSTD -> {
                try {
                    written = (int) Zstd.decompressByteArray(block, 0, plainSize, hashed, HEADER_BYTES, dataSize);
                } catch (ZstdException e) {
                    throw new IOException("compressed block is not ZSTD: " + e.getMessage(), e);
                }
            }
            default -> throw new IOException("unknown compression method " + (hashed[0] & 0xff));
        }
        if (written != plainSize) {
            throw new IOException("compressed block holds " + written + " bytes, not " + plainSize);
        }
        at = 0;
        end = plainSize;
    }
}
