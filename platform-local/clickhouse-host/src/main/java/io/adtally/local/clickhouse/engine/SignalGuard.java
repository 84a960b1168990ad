package io.adtally.local.clickhouse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Keeps this process's signal handlers. The JVM lives on some of them (a null check is a fault it handles), and an engine
 * that replaces one turns the next into a crash. Saves all, and puts back what has changed.
 */
final class SignalGuard {
    /** Numbers on Linux: HUP INT QUIT ILL TRAP ABRT BUS FPE USR1 SEGV USR2 PIPE TERM SYS. */
    private static final int[] SIGNALS = {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 15, 31};

    /** sizeof(struct sigaction) in glibc on 64-bit Linux. */
    private static final long ACTION_BYTES = 152;

    private static final MethodHandle SIGACTION = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().find("sigaction").orElseThrow(),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));

    private final MemorySegment[] saved = new MemorySegment[SIGNALS.length];

    private SignalGuard(Arena arena) {
        for (int i = 0; i < SIGNALS.length; i++) {
            saved[i] = arena.allocate(ACTION_BYTES, 8);
            call(SIGNALS[i], MemorySegment.NULL, saved[i]);
        }
    }

    /** Remembers the handlers as they are now. */
    static SignalGuard save(Arena arena) {
        return new SignalGuard(arena);
    }

    /** Puts every changed handler back; how many there were. */
    int restore() {
        int changed = 0;
        try (Arena arena = Arena.ofConfined()) {
            for (int i = 0; i < SIGNALS.length; i++) {
                MemorySegment now = arena.allocate(ACTION_BYTES, 8);
                call(SIGNALS[i], MemorySegment.NULL, now);
                if (now.asSlice(0, 8).mismatch(saved[i].asSlice(0, 8)) >= 0) {
                    call(SIGNALS[i], saved[i], MemorySegment.NULL);
                    changed++;
                }
            }
        }
        return changed;
    }

    private static void call(int signal, MemorySegment newAction, MemorySegment oldAction) {
        try {
            int failed = (int) SIGACTION.invokeExact(signal, newAction, oldAction);
            if (failed != 0) {
                throw new IllegalStateException("sigaction failed for signal " + signal);
            }
        } catch (Throwable thrown) {
            throw Library.unexpected(thrown);
        }
    }

    static {
        // The handler's address is the first field on this platform; anything else would compare garbage.
        if (ADDRESS.byteSize() != 8 || JAVA_BYTE.byteSize() != 1) {
            throw new IllegalStateException("64-bit platform needed");
        }
    }
}
