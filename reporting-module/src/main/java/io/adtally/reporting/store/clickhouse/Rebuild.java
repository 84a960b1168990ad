package io.adtally.reporting.store.clickhouse;

import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sums days again from the books, beside the rollup, and swaps whole partitions: a reader sees the old sums or the new, never
 * half. Inserts may go on meanwhile; what they add between the last look and the swap is found afterwards and summed again.
 */
final class Rebuild {
    private static final int ATTEMPTS = 5;

    private final RollupCheck check;
    private final Staging staging;
    private final Layout layout;
    private final PrintStream out;

    Rebuild(Database database, Layout layout, PrintStream out) {
        this.check = new RollupCheck(database, layout);
        this.staging = new Staging(database, layout);
        this.layout = layout;
        this.out = out;
    }

    /** Every day that the books and the rollups still have whole. */
    void all(LocalDate today) throws IOException, InterruptedException {
        for (Rollup rollup : Rollup.values()) {
            Days whole = rollup.whole(today);
            Set<LocalDate> firstDays = new TreeSet<>();
            for (LocalDate day : staging.daysWithRows(rollup)) {
                Days days = rollup.partition(day).within(whole);
                if (!days.isEmpty()) {
                    firstDays.add(days.from());
                }
            }
            for (LocalDate first : firstDays) {
                Days days = rollup.partition(first).within(whole);
                partition(rollup, days, days);
            }
        }
    }

    /** One day, and of its partitions what is found wrong; IllegalArgumentException if the books no longer have it whole. */
    void day(LocalDate day, LocalDate today) throws IOException, InterruptedException {
        Days longest = Rollup.DAY.whole(today);
        if (Days.of(day).within(longest).isEmpty()) {
            throw new IllegalArgumentException("--day is a day that the books have whole, from " + longest.from()
                    + " to " + longest.to().minusDays(1) + ", not " + day);
        }
        for (Rollup rollup : Rollup.values()) {
            Days whole = rollup.whole(today);
            if (Days.of(day).within(whole).isEmpty()) {
                out.println(rollup.table(layout) + ": keeps nothing of " + day + ", which is before " + whole.from());
            } else {
                partition(rollup, Days.of(day), rollup.partition(day).within(whole));
            }
        }
    }

    /** @param all what of the partition must be right before and after the swap */
    private void partition(Rollup rollup, Days wanted, Days all) throws IOException, InterruptedException {
        Set<LocalDate> summed = new TreeSet<>(wanted.list());
        List<RollupCheck.Difference> left = List.of();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            String table = staging.fill(rollup, rollup.partition(all.from()), summed);
            left = check.differences(rollup, table, all);
            if (left.isEmpty()) {
                staging.swap(rollup, all.from());
                left = check.differences(rollup, all);
            }
            if (left.isEmpty()) {
                out.println(rollup.table(layout) + ": " + describe(summed) + " summed again");
                return;
            }
            left.forEach(difference -> summed.add(difference.day()));
        }
        throw new IOException(rollup.table(layout) + " is inserted into faster than it can be summed: different after "
                + ATTEMPTS + " attempts, " + left.getFirst() + ". Stop the event-pipeline job and try again.");
    }

    private static String describe(Set<LocalDate> days) {
        LocalDate first = days.iterator().next();
        return days.size() == 1 ? first.toString() : days.size() + " days from " + first;
    }
}
