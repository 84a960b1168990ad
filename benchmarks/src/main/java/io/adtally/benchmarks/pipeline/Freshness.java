package io.adtally.benchmarks.pipeline;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How long after its receipt an event is found by a query, under steady traffic: all parts real, checkpoints as in
 * production. A poll every 100 ms says when rows are seen first, so figures are up to that too high. Events of the first
 * minutes are reported apart: all parts then compile their code beside each other.
 *
 * <p>{@code ./adtally bench freshness --minutes 5 --warm-up 2 --rate 500 --checkpoint 30s}
 */
public final class Freshness {
    private static final long POLL_MILLIS = 100;

    private final LongStream.Builder warmingUp = LongStream.builder();
    private final LongStream.Builder steady = LongStream.builder();
    private String lastRecorded = "1970-01-01 00:00:00.000";

    private Freshness() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments, List.of("--minutes", "--warm-up", "--rate", "--checkpoint"));
        new Freshness().run(options);
        System.exit(0);
    }

    private void run(Options options) throws Exception {
        String checkpoint = options.text("--checkpoint", "30s");
        int minutes = options.number("--minutes", 5);
        int warmUp = options.number("--warm-up", 2);
        String rate = options.text("--rate", "500");
        System.out.println("Starting all parts, checkpoints every " + checkpoint);
        try (EmbeddedStack stack = EmbeddedStack.start(
                EnumSet.complementOf(EnumSet.of(Part.CONSOLE, Part.REPORTING)),
                Map.of("ADTALLY_CHECKPOINT_INTERVAL", checkpoint))) {
            Process traffic = stack.program(
                            "platform-local/traffic",
                            "io.adtally.local.traffic.Traffic",
                            "--rate",
                            rate,
                            "--duration",
                            (warmUp + minutes) * 60 + "s")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            long steadyFrom = System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(warmUp);
            Reports reports = new Reports(stack);
            while (traffic.isAlive()) {
                look(reports, steadyFrom);
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            System.out.printf(
                    "%s events/s, checkpoints every %s; milliseconds from receipt to queryable:%n", rate, checkpoint);
            print("first " + warmUp + " minutes", warmingUp);
            print("then " + minutes + " minutes", steady);
        }
    }

    private void look(Reports reports, long steadyFrom) throws Exception {
        List<String> rows = reports.query("SELECT toUnixTimestamp64Milli(server_received_at), toString(recorded_at)"
                + " FROM adtally.ad_events WHERE recorded_at > toDateTime64('" + lastRecorded + "', 3, 'UTC')"
                + " AND adjustment_reason = '' AND outcome != 'unmatched' ORDER BY recorded_at");
        long now = System.currentTimeMillis();
        for (String row : rows) {
            String[] columns = row.split("\t", -1);
            long received = Long.parseLong(columns[0]);
            (received < steadyFrom ? warmingUp : steady).add(now - received);
            lastRecorded = columns[1];
        }
    }

    private static void print(String when, LongStream.Builder delays) {
        long[] sorted = delays.build().sorted().toArray();
        System.out.printf("%s: %,d events%n", when, sorted.length);
        if (sorted.length == 0) {
            return;
        }
        for (double quantile : new double[] {0.5, 0.9, 0.99, 0.999, 1}) {
            int index = (int) Math.min(sorted.length - 1L, Math.round(quantile * sorted.length));
            System.out.printf("  p%-6s %,8d%n", quantile * 100, sorted[index]);
        }
        System.out.printf("  mean    %,8.0f%n", Arrays.stream(sorted).average().orElse(Double.NaN));
    }
}
