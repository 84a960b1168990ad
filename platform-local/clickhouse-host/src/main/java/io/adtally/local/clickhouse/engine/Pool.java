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

    private static final String KILL_ALL = "KILL QUERY WHERE query NOT LIKE 'KILL%' ASYNC";
    private static final Duration KILL_AGAIN = Duration.ofMillis(200);

    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
    private final BlockingQueue<Connection> idleReserve = new LinkedBlockingQueue<>();
    private final Connection reserve;
    private final int size;

    private Pool(Connection reserve, int size) {
        this.reserve = reserve;
        this.size = size;
        idleReserve.add(reserve);
    }

    /**
     * Loads the engine and opens its data directory; one process at a time can. IllegalStateException if it refuses.
     *
     * @param arguments further engine arguments such as {@code --max_threads=2}
     */
    public static Pool open(Path libraryFile, Path dataDirectory, int size, List<String> arguments) {
        Library library = Library.load(libraryFile);
        try (Arena arena = Arena.ofConfined()) {
            SignalGuard handlers = SignalGuard.save(arena);
            library.setSignalHandlersEnabled.invokeExact(0);
            DefaultDatabase defaultDatabase = DefaultDatabase.prepare(dataDirectory);
            Connection first = connect(library, dataDirectory, arguments);
            defaultDatabase.replace(first);
            Pool pool = new Pool(first, size);
            for (int i = 0; i < size; i++) {
                pool.idle.add(connect(library, dataDirectory, arguments));
            }
            int restored = handlers.restore();
            if (restored > 0) {
                log.warn("The engine had replaced {} signal handlers; they are back", restored);
            }
            return pool;
        } catch (Throwable thrown) {
            throw Library.unexpected(thrown);
        }
    }

    /** A connection for one request; EngineException when none becomes free in time. */
    public Connection take(Duration patience) throws EngineException, InterruptedException {
        return take(idle, patience);
    }

    /** One for a statement that ends others, which must not wait for these. */
    public Connection takeReserve(Duration patience) throws EngineException, InterruptedException {
        return take(idleReserve, patience);
    }

    private Connection take(BlockingQueue<Connection> queue, Duration patience)
            throws EngineException, InterruptedException {
        Connection connection = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (connection == null) {
            throw EngineException.of(
                    202, "TOO_MANY_SIMULTANEOUS_QUERIES", "All " + size + " connections of the engine are busy");
        }
        return connection;
    }

    /** Returns a connection that was taken. */
    public void giveBack(Connection connection) {
        (connection == reserve ? idleReserve : idle).add(connection);
    }

    /**
     * Ends what still runs and closes all connections; false if some did not come back in time, in which case none of
     * those is touched.
     */
    public boolean close(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int closed = 0; closed < size; ) {
            Connection connection = idle.poll(KILL_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            if (connection != null) {
                connection.close();
                closed++;
            } else if (System.nanoTime() > deadline) {
                return false;
            } else {
                killAll();
            }
        }
        Connection last = idleReserve.poll(KILL_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        if (last != null) {
            last.close();
        }
        return last != null;
    }

    private void killAll() {
        Connection connection = idleReserve.poll();
        if (connection == null) {
            return; // busy with such a statement
        }
        try {
            var unused = connection.text(KILL_ALL);
        } catch (EngineException e) {
            log.warn("Running statements cannot be ended: {}", e.getMessage());
        } finally {
            giveBack(connection);
        }
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
