package io.adtally.reporting.store.clickhouse;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings a database to the newest schema. Running it again changes nothing. */
final class Migrations {
    private final Database database;
    private final PrintStream out;

    Migrations(Database database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /**
     * Applies, in order, the steps the database does not have yet.
     *
     * @throws IllegalStateException if the database has one of these steps in another wording
     */
    void apply(List<Migration> migrations) throws IOException, InterruptedException {
        prepare();
        Map<Integer, String> applied = applied();
        for (Migration migration : migrations) {
            String checksum = applied.get(migration.version());
            if (checksum == null) {
                apply(migration);
            } else if (!checksum.equals(migration.checksum())) {
                throw new IllegalStateException("Migration " + migration.version() + " (" + migration.name()
                        + ") was changed after it was applied here. Put its file back as it was and make the change a new"
                        + " migration.");
            }
        }
        out.println("ClickHouse's schema is at version " + migrations.getLast().version());
    }

    private void apply(Migration migration) throws IOException, InterruptedException {
        out.println("Applying migration " + migration.version() + ": " + migration.name());
        for (String statement : migration.statements()) {
            database.run(statement);
        }
        database.run("INSERT INTO adtally.schema_migrations (version, name, checksum) VALUES (" + migration.version()
                + ", '" + migration.name() + "', '" + migration.checksum() + "')");
    }

    private void prepare() throws IOException, InterruptedException {
        database.run("CREATE DATABASE IF NOT EXISTS adtally ENGINE = Atomic");
        database.run("CREATE TABLE IF NOT EXISTS adtally.schema_migrations (version UInt32, name String,"
                + " checksum String, applied_at DateTime('UTC') DEFAULT now()) ENGINE = MergeTree ORDER BY version"
                + " SETTINGS fsync_after_insert = 1, fsync_part_directory = 1");
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
