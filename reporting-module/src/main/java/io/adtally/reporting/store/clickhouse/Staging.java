package io.adtally.reporting.store.clickhouse;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table beside a rollup in which a partition is put together before it takes the old one's place. */
final class Staging {
    /** Sums of a day that do not fit into this memory go through the disk. */
    private static final long SUMS_IN_MEMORY_BYTES = 512L << 20;

    private final Database database;
    private final Layout layout;

    Staging(Database database, Layout layout) {
        this.database = database;
        this.layout = layout;
    }

    /** A day of each partition that the books or the rollup have rows in. */
    Set<LocalDate> daysWithRows(Rollup rollup) throws IOException, InterruptedException {
        String partitions = database.run("SELECT DISTINCT partition_id FROM system.parts WHERE active AND"
                + " database = 'adtally' AND table IN ('" + layout.local("ad_events") + "', '" + rollup.table(layout)
                + "')");
        Set<LocalDate> days = new TreeSet<>();
        for (String id : partitions.lines().toList()) {
            try {
                days.add(LocalDate.parse(id.length() == 6 ? id + "01" : id, DateTimeFormatter.BASIC_ISO_DATE));
            } catch (DateTimeParseException e) {
                // A client's clock may name days that no calendar has; no rollup keeps them.
            }
        }
        return days;
    }

    /** Puts the partition together, some days from the books and the rest as the rollup has it; the table's name. */
    String fill(Rollup rollup, Days partition, Set<LocalDate> fromBooks) throws IOException, InterruptedException {
        String table = rollup.table(layout);
        String staging = name(rollup);
        drop(rollup);
        String[] keys = database.run(
                        "SELECT partition_key, primary_key, sorting_key FROM system.tables WHERE database ="
                                + " 'adtally' AND name = '" + table + "' FORMAT TSVRaw")
                .strip()
                .split("\t", 3);
        database.run("CREATE TABLE adtally." + staging + " AS adtally." + table
                + " ENGINE = AggregatingMergeTree PARTITION BY "
                + keys[0] + " PRIMARY KEY (" + keys[1] + ") ORDER BY (" + keys[2]
                + ") SETTINGS fsync_after_insert = 1, fsync_part_directory = 1");
        if (!fromBooks.containsAll(partition.list())) {
            String days = fromBooks.stream().map(day -> "'" + day + "'").collect(Collectors.joining(", "));
            database.run("INSERT INTO adtally." + staging + " SELECT * FROM adtally." + table + " WHERE "
                    + partition.contain("bucket") + " AND toDate(bucket) NOT IN (" + days + ")");
        }
        String sums = database.run("SELECT as_select FROM system.tables WHERE database = 'adtally' AND name = '"
                + rollup.view() + "' FORMAT TSVRaw");
        for (LocalDate day : fromBooks) {
            // The view's own query, which the filter narrows to the day.
            database.run("INSERT INTO adtally." + staging + " " + sums.strip()
                    + " SETTINGS additional_table_filters = {'adtally."
                    + layout.local("ad_events") + "': '"
                    + Days.of(day).contain("event_time").replace("'", "\\'")
                    + "'}, max_bytes_before_external_group_by = " + SUMS_IN_MEMORY_BYTES);
        }
        return staging;
    }

    /** Puts the partition into the old one's place, at once. */
    void swap(Rollup rollup, LocalDate day) throws IOException, InterruptedException {
        String staging = name(rollup);
        String alter = "ALTER TABLE adtally." + rollup.table(layout);
        String partition = " PARTITION ID '" + rollup.partitionId(day) + "'";
        boolean empty =
                database.run("SELECT count() FROM adtally." + staging).strip().equals("0");
        database.run(empty ? alter + " DROP" + partition : alter + " REPLACE" + partition + " FROM adtally." + staging);
        drop(rollup);
    }

    private void drop(Rollup rollup) throws IOException, InterruptedException {
        database.run("DROP TABLE IF EXISTS adtally." + name(rollup) + " SYNC");
    }

    private String name(Rollup rollup) {
        return rollup.table(layout) + "_rebuilt";
    }
}
