package io.adtally.reporting.store.clickhouse;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./adtally lake check-rollups} and {@code rebuild-rollups}: are the sums what the books sum to, and if not, again. */
public final class RollupCommand {
    private static final String USAGE = "usage: adtally lake check-rollups|rebuild-rollups [--day YYYY-MM-DD]";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LOOKS = 5;

    private final Database database;
    private final Layout layout;
    private final PrintStream out;
    private final LocalDate today;

    RollupCommand(Database database, Layout layout, PrintStream out, LocalDate today) {
        this.database = database;
        this.layout = layout;
        this.out = out;
        this.today = today;
    }

    /** Exits with 0 when all is well, 1 when days differ or ClickHouse refuses, 2 on a wrong command. */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.getenv(), System.out, System.err));
    }

    static int run(List<String> words, Map<String, String> variables, PrintStream out, PrintStream err) {
        boolean ofDay = words.size() == 3 && words.get(1).equals("--day");
        if ((words.size() != 1 && !ofDay)
                || !List.of("check-rollups", "rebuild-rollups").contains(words.getFirst())) {
            err.println(USAGE);
            return 2;
        }
        try {
            RollupCommand command = new RollupCommand(
                    Database.of(variables), Layout.of(variables), out, LocalDate.now(Clock.systemUTC()));
            if (words.getFirst().equals("check-rollups")) {
                return (ofDay ? command.check(Days.of(day(words.get(2)))) : command.check()) ? 0 : 1;
            }
            command.rebuild(ofDay ? List.of(day(words.get(2))) : List.of());
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException | IllegalStateException e) {
            err.println(e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Sums these days again, or all if none is named. */
    void rebuild(List<LocalDate> days) throws IOException, InterruptedException {
        try (MaintenanceLock lock = MaintenanceLock.take(database, layout, PATIENCE)) {
            Rebuild rebuild = new Rebuild(database, layout, out);
            if (days.isEmpty()) {
                rebuild.all(today);
            }
            for (LocalDate day : days) {
                lock.verify();
                rebuild.day(day, today);
            }
        }
    }

    /** Whether all days that the books have whole agree; says which do not. */
    boolean check() throws IOException, InterruptedException {
        return check(Rollup.DAY.whole(today));
    }

    /** Whether these days agree; says which do not. */
    boolean check(Days days) throws IOException, InterruptedException {
        boolean agree = true;
        for (Rollup rollup : Rollup.values()) {
            Days kept = days.within(rollup.whole(today));
            List<RollupCheck.Difference> differences = kept.isEmpty() ? List.of() : look(rollup, kept);
            if (kept.isEmpty()) {
                out.println(rollup.table(layout) + ": keeps nothing of these days");
            } else if (differences.isEmpty()) {
                out.println(rollup.table(layout) + ": as the books, " + kept);
            } else {
                out.println(rollup.table(layout) + ": not as the books, " + kept);
                differences.forEach(difference -> out.println("  " + difference));
                agree = false;
            }
        }
        if (!agree) {
            out.println("./adtally lake rebuild-rollups [--day YYYY-MM-DD] sums the days again.");
        }
        return agree;
    }

    /** A view's rows are visible a moment after those they were made from: only what stays different is. */
    private List<RollupCheck.Difference> look(Rollup rollup, Days days) throws IOException, InterruptedException {
        RollupCheck check = new RollupCheck(database, layout);
        List<RollupCheck.Difference> differences = check.differences(rollup, days);
        for (int look = 1; look < LOOKS && !differences.isEmpty(); look++) {
            TimeUnit.MILLISECONDS.sleep(200);
            differences = check.differences(rollup, days);
        }
        return differences;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--day is a date such as 2026-11-26, not " + text, e);
        }
    }
}
