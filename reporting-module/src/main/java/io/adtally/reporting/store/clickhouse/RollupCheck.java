package io.adtally.reporting.store.clickhouse;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the days on which a rollup is not what the books sum to, cell by cell. */
final class RollupCheck {
    private final Database database;
    private final Layout layout;

    RollupCheck(Database database, Layout layout) {
        this.database = database;
        this.layout = layout;
    }

    /**
     * A day that differs.
     *
     * @param books what the books sum to; null without entries
     * @param found what the rollup has; null without rows
     */
    record Difference(
            LocalDate day,
            @Nullable DaySums books,
            @Nullable DaySums found) {
        @Override
        public String toString() {
            long eventsInBooks = books == null ? 0 : books.events();
            long events = found == null ? 0 : found.events();
            long microsInBooks = books == null ? 0 : books.spendMicros();
            long micros = found == null ? 0 : found.spendMicros();
            if (events == eventsInBooks && micros == microsInBooks) {
                return day + ": the totals agree, but not how they are divided or a measure beside events and spend";
            }
            return String.format(
                    "%s: events %,d, in the books %,d (%+,d); spend %,d micros, in the books %,d (%+,d)",
                    day, events, eventsInBooks, events - eventsInBooks, micros, microsInBooks, micros - microsInBooks);
        }
    }

    /** The differing days, oldest first. */
    List<Difference> differences(Rollup rollup, Days days) throws IOException, InterruptedException {
        return differences(rollup, rollup.table(layout), days);
    }

    /** The same for another table in the rollup's form. */
    List<Difference> differences(Rollup rollup, String table, Days days) throws IOException, InterruptedException {
        Map<LocalDate, DaySums> books = DaySums.ofBooks(database, layout, rollup, days);
        Map<LocalDate, DaySums> found = DaySums.ofTable(database, table, rollup, days);
        TreeSet<LocalDate> all = new TreeSet<>(books.keySet());
        all.addAll(found.keySet());
        List<Difference> differences = new ArrayList<>();
        for (LocalDate day : all) {
            DaySums wanted = books.get(day);
            DaySums has = found.get(day);
            if (wanted == null || !wanted.equals(has)) {
                differences.add(new Difference(day, wanted, has));
            }
        }
        return differences;
    }
}
