package io.adtally.processing.sink.clickhouse;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Rows in RowBinary, compressed by Zstandard while they come, so that a checkpoint's wait in a fraction of their size. Not
 * thread-safe.
 */
final class CompressedRows implements AutoCloseable {
    private static final int FASTEST_USUAL_LEVEL = 1;

    /** So many bytes of rows are handed to the compressor at once. */
    private static final int CHUNK_BYTES = 1 << 16;

    private final RowBinary chunk = new RowBinary();
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream(CHUNK_BYTES);
    private @Nullable ZstdOutputStream compressor;
    private int before;

    /** Where the next row is written, whole. */
    RowBinary next() throws IOException {
        if (chunk.length() >= CHUNK_BYTES) {
            compress();
        }
        return chunk;
    }

    /** Bytes of the rows uncompressed. */
    int length() {
        return before + chunk.length();
    }

    /** The rows as one frame; the next ones begin another. */
    byte[] finish() throws IOException {
        compress().close();
        compressor = null;
        before = 0;
        byte[] whole = frame.toByteArray();
        frame.reset();
        return whole;
    }

    private ZstdOutputStream compress() throws IOException {
        ZstdOutputStream open = compressor;
        if (open == null) {
            open = new ZstdOutputStream(frame, FASTEST_USUAL_LEVEL);
            compressor = open;
        }
        before += chunk.length();
        chunk.moveTo(open);
        return open;
    }

    /** Frees what the compressor holds outside of Java's heap; the rows are forgotten. */
    @Override
    public void close() throws IOException {
        if (compressor != null) {
            compressor.close();
            compressor = null;
        }
    }
}
