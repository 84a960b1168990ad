package io.adtally.local.clickhouse.engine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * A statement's whole answer in the format it asked for. It stays in the engine's memory, which the engine bounds, until
 * it is closed; the connection is free before. Not thread-safe.
 */
public final class QueryResult implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 16;

    private final Library library;
    private final MemorySegment result;
    private final MemorySegment bytes;
    private final Statistics statistics;

    QueryResult(Library library, MemorySegment result, MemorySegment bytes, Statistics statistics) {
        this.library = library;
        this.result = result;
        this.bytes = bytes;
        this.statistics = statistics;
    }

    public Statistics statistics() {
        return statistics;
    }

    /** Bytes of the answer. */
    public long length() {
        return bytes.byteSize();
    }

    public void writeTo(OutputStream out) throws IOException {
        byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, length())];
        for (long at = 0; at < length(); at += chunk.length) {
            int count = (int) Math.min(chunk.length, length() - at);
            MemorySegment.copy(bytes, JAVA_BYTE, at, chunk, 0, count);
            out.write(chunk, 0, count);
        }
    }

    /** For short answers. */
    String text() {
        return new String(bytes.toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            library.destroyResult.invokeExact(result);
        } catch (Throwable thrown) {
            throw Library.unexpected(thrown);
        }
    }
}
