package io.adtally.local.clickhouse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The functions of libchdb that the host calls, bound once. Source: chdb.h of the library's release. */
final class Library {
    private static final Linker LINKER = Linker.nativeLinker();

    final MethodHandle connect;
    final MethodHandle closeConnection;
    final MethodHandle query;
    final MethodHandle streamInsert;
    final MethodHandle streamAppend;
    final MethodHandle streamDone;
    final MethodHandle streamError;
    final MethodHandle destroyStream;
    final MethodHandle destroyResult;
    final MethodHandle resultBuffer;
    final MethodHandle resultLength;
    final MethodHandle resultError;
    final MethodHandle resultRowsRead;
    final MethodHandle storageRowsRead;
    final MethodHandle storageBytesRead;
    final MethodHandle rowsWritten;
    final MethodHandle bytesWritten;
    final MethodHandle elapsed;
    final MethodHandle setSignalHandlersEnabled;

    private final SymbolLookup symbols;

    private Library(Path file) {
        symbols = SymbolLookup.libraryLookup(file, Arena.global());
        FunctionDescriptor statement = FunctionDescriptor.of(
                ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS,
                JAVA_LONG);
        FunctionDescriptor pointerOf = FunctionDescriptor.of(ADDRESS, ADDRESS);
        FunctionDescriptor numberOf = FunctionDescriptor.of(JAVA_LONG, ADDRESS);
        FunctionDescriptor destroy = FunctionDescriptor.ofVoid(ADDRESS);
        connect = bind("chdb_connect", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS));
        closeConnection = bind("chdb_close_conn", destroy);
        query = bind("chdb_query_with_params_n", statement);
        streamInsert = bind("chdb_stream_insert_with_params_n", statement);
        streamAppend = bind("chdb_stream_append", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
        streamDone = bind("chdb_stream_done", pointerOf);
        streamError = bind("chdb_stream_insert_error", pointerOf);
        destroyStream = bind("chdb_destroy_insert_stream", destroy);
        destroyResult = bind("chdb_destroy_query_result", destroy);
        resultBuffer = bind("chdb_result_buffer", pointerOf);
        resultLength = bind("chdb_result_length", numberOf);
        resultError = bind("chdb_result_error", pointerOf);
        resultRowsRead = bind("chdb_result_rows_read", numberOf);
        storageRowsRead = bind("chdb_result_storage_rows_read", numberOf);
        storageBytesRead = bind("chdb_result_storage_bytes_read", numberOf);
        rowsWritten = bind("chdb_result_rows_written", numberOf);
        bytesWritten = bind("chdb_result_bytes_written", numberOf);
        elapsed = bind("chdb_result_elapsed", FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS));
        setSignalHandlersEnabled = bind("chdb_set_signal_handlers_enabled", FunctionDescriptor.ofVoid(JAVA_INT));
    }

    /** Loads the library for the life of the process; IllegalStateException if it is not the release this was made for. */
    static Library load(Path file) {
        return new Library(file);
    }

    private MethodHandle bind(String name, FunctionDescriptor descriptor) {
        MemorySegment address = symbols.find(name)
                .orElseThrow(
                        () -> new IllegalStateException("the engine's library lacks " + name + "; wrong release?"));
        return LINKER.downcallHandle(address, descriptor);
    }

    /** The C string at the address, null for a null pointer. */
    static String text(MemorySegment address) {
        return address.equals(MemorySegment.NULL)
                ? ""
                : address.reinterpret(Long.MAX_VALUE).getString(0);
    }

    /** What a call into the library threw; handles declare Throwable, the library throws nothing. */
    static RuntimeException unexpected(Throwable thrown) {
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}
