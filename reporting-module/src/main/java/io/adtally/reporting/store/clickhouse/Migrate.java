package io.adtally.reporting.store.clickhouse;

import java.io.IOException;

/** Deploy step: brings ClickHouse's schema up to date. One at a time; run it before what needs the schema. */
public final class Migrate {
    private Migrate() {}

    /** Reads ADTALLY_CLICKHOUSE_*; exits with 1 and a sentence when the schema cannot be brought up to date. */
    public static void main(String[] args) {
        try {
            new Migrations(Database.of(System.getenv()), Layout.of(System.getenv()), System.out).apply(Migration.all());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.exit(1);
        }
    }
}
