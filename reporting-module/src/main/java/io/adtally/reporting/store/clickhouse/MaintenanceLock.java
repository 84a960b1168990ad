package io.adtally.reporting.store.clickhouse;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets one process at a time change the schema or rebuild rollups: whoever creates the lock's table has it, as ClickHouse
 * creates a table once. Its holder renews it; one that has died loses it after {@link #STALE}.
 */
final class MaintenanceLock implements AutoCloseable {
    private static final Duration STALE = Duration.ofSeconds(30);
    private static final Duration RENEWED = STALE.dividedBy(4);
    private static final long PAUSE_MILLIS = 500;
    private static final String TABLE = "adtally.maintenance_lock";

    private final Database database;
    private final Layout layout;
    private final String holder = ProcessHandle.current().pid() + " " + UUID.randomUUID();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("maintenance-lock").factory());

    private MaintenanceLock(Database database, Layout layout) {
        this.database = database;
        this.layout = layout;
    }

    /** Waits until nobody else has it, no longer than {@code patience}: then IOException says who has. */
    static MaintenanceLock take(Database database, Layout layout, Duration patience)
            throws IOException, InterruptedException {
        return take(database, layout, patience, STALE);
    }

    /** @param stale for how long a lock that is not renewed is believed */
    static MaintenanceLock take(Database database, Layout layout, Duration patience, Duration stale)
            throws IOException, InterruptedException {
        MaintenanceLock lock = new MaintenanceLock(database, layout);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!lock.create(stale)) {
            if (System.nanoTime() > deadline) {
                lock.renewal.shutdownNow();
                throw new IOException("Another process changes the schema or rebuilds rollups: " + lock.holder()
                        + " (process, token) has held " + TABLE + " for longer than " + patience.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        var unused = lock.renewal.scheduleWithFixedDelay(
                lock::renew, RENEWED.toSeconds(), RENEWED.toSeconds(), TimeUnit.SECONDS);
        return lock;
    }

    private boolean create(Duration stale) throws IOException, InterruptedException {
        String age =
                database.run("SELECT dateDiff('second', metadata_modification_time, now()) FROM system.tables WHERE"
                        + " database = 'adtally' AND name = 'maintenance_lock'");
        if (!age.isBlank() && Long.parseLong(age.strip()) > stale.toSeconds()) {
            database.run(layout.statement("DROP TABLE IF EXISTS " + TABLE + "{{on_cluster}} SYNC"));
        } else if (!age.isBlank()) {
            return false;
        }
        try {
            database.run(layout.statement(
                    "CREATE TABLE " + TABLE + "{{on_cluster}} (held UInt8) ENGINE = Null COMMENT '" + holder + "'"));
            return true;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("TABLE_ALREADY_EXISTS")) {
                return false;
            }
            throw e;
        }
    }

    /** IllegalStateException if it was lost: its holder was thought dead. */
    void verify() throws IOException, InterruptedException {
        if (!holder().equals(holder)) {
            throw new IllegalStateException("Another process has taken " + TABLE + " over: " + holder());
        }
    }

    private String holder() throws IOException, InterruptedException {
        return database.run(
                        "SELECT comment FROM system.tables WHERE database = 'adtally' AND name = 'maintenance_lock'")
                .strip();
    }

    private void renew() {
        try {
            verify();
            database.run(layout.statement("ALTER TABLE " + TABLE + "{{on_cluster}} MODIFY COMMENT '" + holder + "'"));
        } catch (IOException | IllegalStateException e) {
            // The next renewal tries again; a lock that is lost is found lost by whoever works under it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        renewal.shutdownNow();
        try {
            if (holder().equals(holder)) {
                database.run(layout.statement("DROP TABLE IF EXISTS " + TABLE + "{{on_cluster}} SYNC"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
