package io.adtally.local.traffic;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a run is made.
 *
 * @param duration null for a run without end
 * @param oracle null for a run without oracle
 */
record RunOptions(
        long seed,
        String runId,
        int rate,
        @Nullable Duration duration,
        @Nullable Path oracle,
        int campaigns,
        int connections,
        Duration patience,
        Mix mix) {
    private static final Set<String> OPTIONS = Set.of(
            "--seed", "--run-id", "--rate", "--duration", "--oracle", "--campaigns", "--connections", "--patience");
    private static final int DEMO_RATE = 20;
    private static final Pattern RUN_ID = Pattern.compile("[a-z0-9]{1,32}");

    static RunOptions of(List<String> arguments, long nowMillis) {
        Arguments given = new Arguments(arguments, OPTIONS, Set.of("--demo", "--hostile"));
        boolean demo = given.has("--demo");
        if (demo && (given.has("--oracle") || given.has("--duration"))) {
            throw new Usage("--demo goes on for ever and has no oracle");
        }
        String runId = given.text("--run-id", Long.toString(nowMillis, 36));
        if (!RUN_ID.matcher(runId).matches()) {
            throw new Usage("--run-id must be 1 to 32 lower-case letters and digits: " + runId);
        }
        return new RunOptions(
                given.number("--seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
                demo && !given.has("--run-id") ? "demo" : runId,
                (int) given.number("--rate", demo ? DEMO_RATE : 500, 1, 1_000_000),
                demo ? null : given.duration("--duration", "30s"),
                given.has("--oracle") ? Path.of(given.text("--oracle", "")) : null,
                (int) given.number("--campaigns", 20, 1, 10_000),
                (int) given.number("--connections", 8, 1, 256),
                demo ? Duration.ofDays(365) : given.duration("--patience", "5m"),
                given.has("--hostile") ? Mix.HOSTILE : Mix.USUAL);
    }
}
