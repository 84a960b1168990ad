package io.adtally.local.clickhouse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine with a fixed number of connections, all opened before the first is lent: opening one touches the process's
 * signal handlers, which must not happen while requests are served. Thread-safe.
 */
public final class Pool {
    private static final Logger log = LoggerFactory.getLogger(Pool.class);

    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
    private final int size;

    private Pool(int size) {
        this.size = size;
    }

    /**
     * Loads the engine and opens its data directory; one process at a time can. IllegalStateException if it refuses.
     *
     * @param arguments further engine arguments such as {@code --max_threads=2}
     */
    public static Pool open(Path libraryFile, Path dataDirectory, int size, List<String> arguments) {
        Library library = Library.load(libraryFile);
        Pool pool = new Pool(size);
        try (Arena arena = Arena.ofConfined()) {
            SignalGuard handlers = SignalGuard.save(arena);
            library.setSignalHandlersEnabled.invokeExact(0);
            for (int i = 0; i < size; i++) {
                pool.idle.add(connect(library, dataDirectory, arguments));
            }
            int restored = handlers.restore();
            if (restored > 0) {
                log.warn("The engine had replaced {} signal handlers; they are back", restored);
            }
        } catch (Throwable thrown) {
            throw Library.unexpected(thrown);
        }
        return pool;
    }

    /** A connection for one request; EngineException when none becomes free in time. */
    public Connection take(Duration patience) throws EngineException, InterruptedException {
        Connection connection = idle.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (connection == null) {
            throw EngineException.of(
                    202, "TOO_MANY_SIMULTANEOUS_QUERIES", "All " + size + " connections of the engine are busy");
        }
        return connection;
    }

    /** Returns a connection that was taken. */
    public void giveBack(Connection connection) {
        idle.add(connection);
    }

    /** Closes all connections; false if some did not come back in time, in which case none of those is touched. */
    public boolean close(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int closed = 0; closed < size; closed++) {
            Connection connection = idle.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (connection == null) {
                return false;
            }
            connection.close();
        }
        return true;
    }

    private static Connection connect(Library library, Path dataDirectory, List<String> arguments) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment argv = arena.allocate(ADDRESS, arguments.size() + 3L);
            argv.setAtIndex(ADDRESS, 0, arena.allocateFrom("clickhouse"));
            argv.setAtIndex(ADDRESS, 1, arena.allocateFrom("--path=" + dataDirectory));
            for (int i = 0; i < arguments.size(); i++) {
                argv.setAtIndex(ADDRESS, i + 2L, arena.allocateFrom(arguments.get(i)));
            }
            MemorySegment connection = (MemorySegment) library.connect.invokeExact(arguments.size() + 2, argv);
            if (connection.equals(MemorySegment.NULL)) {
                throw new IllegalStateException(
                        "the engine did not open " + dataDirectory + "; does another process use it?");
            }
            return new Connection(library, connection);
        }
    }
}
