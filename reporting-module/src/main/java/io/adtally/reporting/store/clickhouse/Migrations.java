package io.adtally.reporting.store.clickhouse;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings a database to the newest schema. Running it again changes nothing. */
final class Migrations {
    /** A step's statement that is not ClickHouse's: sums all days of the rollups from the books. */
    static final String REBUILD_ROLLUPS = "REBUILD ROLLUPS";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Database database;
    private final Layout layout;
    private final PrintStream out;

    Migrations(Database database, Layout layout, PrintStream out) {
        this.database = database;
        this.layout = layout;
        this.out = out;
    }

    /**
     * Applies, in order, the steps the database does not have yet.
     *
     * @throws IllegalStateException if the database has one of these steps in another wording
     */
    void apply(List<Migration> migrations) throws IOException, InterruptedException {
        database.run(layout.statement("CREATE DATABASE IF NOT EXISTS adtally{{on_cluster}} ENGINE = Atomic"));
        try (MaintenanceLock lock = MaintenanceLock.take(database, layout, PATIENCE)) {
            database.run(layout.statement(
                    "CREATE TABLE IF NOT EXISTS adtally.schema_migrations{{on_cluster}} (version UInt32,"
                            + " name String, checksum String, applied_at DateTime('UTC') DEFAULT now()) ENGINE = "
                            + layout.everywhere("schema_migrations")
                            + " ORDER BY version SETTINGS fsync_after_insert = 1, fsync_part_directory = 1"));
            apply(migrations, lock);
        }
        out.println("ClickHouse's schema is at version " + migrations.getLast().version());
    }

    private void apply(List<Migration> migrations, MaintenanceLock lock) throws IOException, InterruptedException {
        Map<Integer, String> applied = applied();
        for (Migration migration : migrations) {
            String checksum = applied.get(migration.version());
            if (checksum == null) {
                lock.verify();
                apply(migration);
            } else if (!checksum.equals(migration.checksum())) {
                throw new IllegalStateException("Migration " + migration.version() + " (" + migration.name()
                        + ") was changed after it was applied here. Put its file back as it was and make the change a new"
                        + " migration.");
            }
        }
    }

    private void apply(Migration migration) throws IOException, InterruptedException {
        out.println("Applying migration " + migration.version() + ": " + migration.name());
        for (String statement : migration.statements()) {
            if (statement.endsWith(REBUILD_ROLLUPS)) {
                new Rebuild(database, layout, out).all(LocalDate.now(Clock.systemUTC()));
                continue;
            }
            for (String rendered : layout.statements(statement)) {
                database.run(rendered);
            }
        }
        database.run("INSERT INTO adtally.schema_migrations (version, name, checksum) VALUES (" + migration.version()
                + ", '" + migration.name() + "', '" + migration.checksum() + "')");
    }

    private Map<Integer, String> applied() throws IOException, InterruptedException {
        Map<Integer, String> checksums = new HashMap<>();
        String rows = database.run("SELECT version, checksum FROM adtally.schema_migrations");
        rows.lines().filter(row -> !row.isBlank()).forEach(row -> {
            int tab = row.indexOf('\t');
            checksums.put(Integer.parseInt(row.substring(0, tab)), row.substring(tab + 1));
        });
        return checksums;
    }
}
