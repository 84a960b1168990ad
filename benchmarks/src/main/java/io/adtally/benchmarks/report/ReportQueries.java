package io.adtally.benchmarks.report;

import io.adtally.benchmarks.pipeline.Options;
import io.adtally.benchmarks.pipeline.Reports;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How fast the API answers what advertisers ask over many events, at rest and while events come in. Each question is asked for
 * advertisers drawn as often as they have events, so that the large ones count most.
 *
 * <p>{@code ./adtally bench reports --events 100000000 --asked 100 --rate 5000}
 */
public final class ReportQueries {
    private static final double MILLION = 1e6;

    /** The first answers compile code and read what the others find in memory. */
    private static final int WARM_UP = 10;

    private final SyntheticBooks books;
    private final Reports reports;
    private final Advertisers advertisers;
    private final LocalDate today = LocalDate.now(Clock.systemUTC());

    private ReportQueries(SyntheticBooks books, Reports reports, Advertisers advertisers) {
        this.books = books;
        this.reports = reports;
        this.advertisers = advertisers;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments, List.of("--events", "--asked", "--rate"));
        Map<String, String> settings = Map.of(
                "ADTALLY_CLICKHOUSE_MEMORY_BYTES",
                "8589934592",
                "ADTALLY_REPORTING_LIMITS_REQUESTSPERMINUTE",
                "100000");
        try (EmbeddedStack stack =
                EmbeddedStack.start(Set.of(Part.CLICKHOUSE, Part.REDIS, Part.S3, Part.REPORTING), settings)) {
            SyntheticBooks books = new SyntheticBooks(options.number("--events", 100_000_000));
            new ReportQueries(books, new Reports(stack), Advertisers.of(stack))
                    .run(options.number("--asked", 100), options.number("--rate", 5_000));
        }
        System.exit(0);
    }

    private void run(int asked, int rate) throws Exception {
        Machine.print();
        long start = System.nanoTime();
        books.load(reports, today);
        System.out.printf("%,d events loaded in %d s%n", books.events(), seconds(start));
        reports.query("SELECT table, count() AS parts, formatReadableQuantity(sum(rows)) AS quantity,"
                        + " formatReadableSize(sum(bytes_on_disk)) FROM system.parts WHERE active AND database = 'adtally'"
                        + " AND rows > 100 GROUP BY table ORDER BY table")
                .forEach(System.out::println);
        measure("at rest", asked);
        reports.query("SYSTEM START MERGES");
        AtomicBoolean done = new AtomicBoolean();
        Thread ingest = Thread.ofPlatform().start(() -> ingest(rate, done));
        measure("while " + rate + " events a second come in", asked);
        done.set(true);
        ingest.join();
    }

    private void measure(String when, int asked) throws Exception {
        System.out.printf("%nmilliseconds %s, each asked %d times%n", when, asked);
        System.out.printf("  %-32s %8s %8s %8s%n", "", "p50", "p99", "most");
        for (Question question : Question.values()) {
            double[] millis = new double[asked];
            for (int i = 0; i < WARM_UP; i++) {
                advertisers.ask(question.path(today));
            }
            for (int i = 0; i < asked; i++) {
                millis[i] = advertisers.ask(question.path(today)) / MILLION;
            }
            Arrays.sort(millis);
            System.out.printf(
                    "  %-32s %8.0f %8.0f %8.0f%n",
                    question.text(), millis[asked / 2], millis[(int) Math.ceil(asked * 0.99) - 1], millis[asked - 1]);
        }
    }

    /** A batch a second, as a job with such checkpoints would insert it. */
    private void ingest(int rate, AtomicBoolean done) {
        try {
            for (long first = 0; !done.get(); first += rate) {
                long start = System.nanoTime();
                reports.query(books.intoBooks(today, first, rate));
                TimeUnit.NANOSECONDS.sleep(Math.max(0, TimeUnit.SECONDS.toNanos(1) - (System.nanoTime() - start)));
            }
        } catch (Exception e) {
            throw new IllegalStateException("the events could not be inserted", e);
        }
    }

    private static long seconds(long start) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }
}
