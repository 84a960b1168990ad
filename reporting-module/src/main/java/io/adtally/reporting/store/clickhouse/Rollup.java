package io.adtally.reporting.store.clickhouse;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** A table of sums over the books, kept by a view on every insert. */
enum Rollup {
    MINUTE("performance_by_minute", "toStartOfMinute", 40),
    HOUR("performance_by_hour", "toStartOfHour", 400),
    DAY("performance_by_day", "toStartOfDay", 1_100);

    /** How long the books themselves are kept, in days: what is older cannot be summed again. */
    static final int BOOKS_DAYS = 400;

    private static final DateTimeFormatter DAY_ID = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter MONTH_ID = DateTimeFormatter.ofPattern("uuuuMM");

    private final String table;
    private final String bucketFunction;
    private final int days;

    Rollup(String table, String bucketFunction, int days) {
        this.table = table;
        this.bucketFunction = bucketFunction;
        this.days = days;
    }

    /** Its name within the database, on a cluster that of a shard's part. */
    String table(Layout layout) {
        return layout.local(table);
    }

    /** The view that fills it. */
    String view() {
        return "ad_events_to_" + table;
    }

    /** ClickHouse's function from a time to the start of its bucket. */
    String bucketFunction() {
        return bucketFunction;
    }

    /** The days that are whole both here and in the books, tomorrow included: the oldest ones expire row by row. */
    Days whole(LocalDate today) {
        return new Days(today.minusDays(Math.min(days, BOOKS_DAYS) - 2), today.plusDays(2));
    }

    /** What is swapped at once: the days that share a partition with this one. */
    Days partition(LocalDate day) {
        return this == MINUTE ? Days.of(day) : Days.month(day);
    }

    String partitionId(LocalDate day) {
        return (this == MINUTE ? DAY_ID : MONTH_ID).format(day);
    }
}
