package io.adtally.local.clickhouse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One connection of the engine: runs one statement at a time. Not thread-safe; the {@link Pool} lends it out. */
public final class Connection {
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int FORGET_ATTEMPTS = 3;
    private static final byte[] SELECT_1 = "SELECT 1".getBytes(StandardCharsets.US_ASCII);
    private static final long SELECT_1_ANSWER_BYTES = "1\n".length();

    private final Library library;
    private final MemorySegment pointer;
    private final Session session = new Session(this);

    Connection(Library library, MemorySegment pointer) {
        this.library = library;
        this.pointer = pointer;
    }

    /** Database and settings of this connection. */
    public Session session() {
        return session;
    }

    /** Runs one statement and returns its whole answer, to be closed by the caller. */
    public QueryResult query(byte[] sql, String defaultFormat, Map<String, String> parameters) throws EngineException {
        try (Arena arena = Arena.ofConfined()) {
            return result(start(library.query, arena, sql, defaultFormat, parameters));
        } catch (EngineException e) {
            throw e;
        } catch (Throwable thrown) {
            throw Library.unexpected(thrown);
        }
    }

    /** A statement of the host itself, answered as tab-separated text. */
    public String text(String sql) throws EngineException {
        try (QueryResult answer = query(sql.getBytes(StandardCharsets.UTF_8), "TSVRaw", Map.of())) {
            return answer.text().strip();
        }
    }

    /**
     * Runs an INSERT whose data comes from a stream. If reading the stream fails nothing is inserted, as long as the data
     * fits into one block.
     *
     * @param sql up to but without FORMAT
     */
    public Statistics insert(byte[] sql, String format, Map<String, String> parameters, InputStream data)
            throws EngineException, IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stream = start(library.streamInsert, arena, sql, format, parameters);
            try {
                checkStream(stream);
                append(stream, arena, data);
                try (QueryResult result = result((MemorySegment) library.streamDone.invokeExact(stream))) {
                    return result.statistics();
                }
            } finally {
                library.destroyStream.invokeExact(stream);
            }
        } catch (EngineException | IOException e) {
            throw e;
        } catch (Throwable thrown) {
            throw Library.unexpected(thrown);
        }
    }

    /**
     * Makes the engine forget a statement that failed. Until the connection runs the next, it stays in the list of running
     * ones; and what it had written of its answer comes out as the beginning of the next one's.
     */
    public void forgetFailure() {
        for (int i = 0; i < FORGET_ATTEMPTS; i++) {
            try (QueryResult answer = query(SELECT_1, "TSVRaw", Map.of())) {
                if (answer.length() == SELECT_1_ANSWER_BYTES) {
                    return;
                }
            } catch (EngineException e) {
                // the next statement says what is wrong with this connection
            }
        }
    }

    void close() {
        try {
            library.closeConnection.invokeExact(pointer);
        } catch (Throwable thrown) {
            throw Library.unexpected(thrown);
        }
    }

    private void append(MemorySegment stream, Arena arena, InputStream data) throws Throwable {
        byte[] chunk = new byte[CHUNK_BYTES];
        MemorySegment copy = arena.allocate(CHUNK_BYTES);
        for (int length; (length = data.readNBytes(chunk, 0, CHUNK_BYTES)) > 0; ) {
            MemorySegment.copy(chunk, 0, copy, JAVA_BYTE, 0, length);
            int failed = (int) library.streamAppend.invokeExact(stream, copy, (long) length);
            if (failed != 0) {
                checkStream(stream);
                throw new EngineException("the engine took no more data");
            }
        }
    }

    private void checkStream(MemorySegment stream) throws Throwable {
        String error = Library.text((MemorySegment) library.streamError.invokeExact(stream));
        if (!error.isEmpty()) {
            throw new EngineException(error);
        }
    }

    private MemorySegment start(
            MethodHandle function, Arena arena, byte[] sql, String format, Map<String, String> parameters)
            throws Throwable {
        byte[] formatBytes = format.getBytes(StandardCharsets.UTF_8);
        Parameters arrays = Parameters.of(arena, parameters);
        return (MemorySegment) function.invokeExact(
                pointer.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0),
                copy(arena, sql),
                (long) sql.length,
                copy(arena, formatBytes),
                (long) formatBytes.length,
                arrays.names(),
                arrays.nameLengths(),
                arrays.values(),
                arrays.valueLengths(),
                arrays.count());
    }

    private QueryResult result(MemorySegment result) throws Throwable {
        String error = Library.text((MemorySegment) library.resultError.invokeExact(result));
        if (!error.isEmpty()) {
            library.destroyResult.invokeExact(result);
            throw new EngineException(error);
        }
        long length = (long) library.resultLength.invokeExact(result);
        MemorySegment buffer = (MemorySegment) library.resultBuffer.invokeExact(result);
        double seconds = (double) library.elapsed.invokeExact(result);
        Statistics statistics = new Statistics(
                number(library.resultRowsRead, result),
                number(library.storageRowsRead, result),
                number(library.storageBytesRead, result),
                number(library.rowsWritten, result),
                number(library.bytesWritten, result),
                (long) (seconds * 1e9));
        return new QueryResult(library, result, buffer.reinterpret(length), statistics);
    }

    private static long number(MethodHandle function, MemorySegment result) throws Throwable {
        return (long) function.invokeExact(result);
    }

    static MemorySegment copy(Arena arena, byte[] bytes) {
        MemorySegment copy = arena.allocate(Math.max(1, bytes.length));
        MemorySegment.copy(bytes, 0, copy, JAVA_BYTE, 0, bytes.length);
        return copy;
    }

    /** Query parameters as the four parallel arrays the library takes. */
    private record Parameters(
            MemorySegment names,
            MemorySegment nameLengths,
            MemorySegment values,
            MemorySegment valueLengths,
            long count) {
        private static final Parameters NONE =
                new Parameters(MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL, MemorySegment.NULL, 0);

        static Parameters of(Arena arena, Map<String, String> parameters) {
            int count = parameters.size();
            if (count == 0) {
                return NONE;
            }
            Parameters arrays = new Parameters(
                    arena.allocate(ADDRESS, count),
                    arena.allocate(JAVA_LONG, count),
                    arena.allocate(ADDRESS, count),
                    arena.allocate(JAVA_LONG, count),
                    count);
            int index = 0;
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                put(arena, arrays.names, arrays.nameLengths, index, parameter.getKey());
                put(arena, arrays.values, arrays.valueLengths, index, parameter.getValue());
                index++;
            }
            return arrays;
        }

        private static void put(Arena arena, MemorySegment texts, MemorySegment lengths, int index, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            texts.setAtIndex(ADDRESS, index, copy(arena, bytes));
            lengths.setAtIndex(JAVA_LONG, index, bytes.length);
        }
    }
}
