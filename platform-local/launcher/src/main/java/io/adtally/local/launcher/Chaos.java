package io.adtally.local.launcher;

import io.adtally.local.supervise.ProcessState;
import io.adtally.local.supervise.ProcessStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** One run: traffic, kills at random moments, and the reckoning. Whoever supervises the parts starts them again. */
final class Chaos {
    private static final String FLINK = "flink";
    private static final String FLINK_AT_COMMIT = "flink, between checkpoint and commit";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int SHORTEST_PAUSE_MILLIS = 1_000;
    private static final int LONGEST_PAUSE_MILLIS = 9_000;
    private static final Duration CHECKPOINT_PATIENCE = Duration.ofSeconds(20);
    private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(4);

    private final ChaosOptions options;
    private final Programs programs;
    private final Callable<List<ProcessStatus>> parts;
    private final Path directory;
    private final PrintStream out;
    private final Random random;
    private final Map<String, Integer> kills = new TreeMap<>();

    /**
     * @param parts the processes as they are now
     * @param directory takes the oracle's file
     */
    Chaos(
            ChaosOptions options,
            Programs programs,
            Callable<List<ProcessStatus>> parts,
            Path directory,
            PrintStream out) {
        this.options = options;
        this.programs = programs;
        this.parts = parts;
        this.directory = directory;
        this.out = out;
        this.random = new Random(options.seed());
    }

    /** True if every store agrees with the oracle in the end. */
    boolean run() throws Exception {
        String run = "x" + Long.toString(System.currentTimeMillis(), 36);
        Path oracle = Files.createDirectories(directory).resolve("oracle-" + run + ".json");
        Process traffic = show(programs.traffic(traffic(run, oracle)));
        try {
            killWhile(traffic);
        } finally {
            traffic.destroy();
        }
        if (traffic.waitFor() != 0) {
            say("the traffic could not be delivered");
            return false;
        }
        awaitAllUp();
        Process check = show(programs.traffic(
                "check", "--reports", "--oracle", oracle.toString(), "--wait", RECOVERY_PATIENCE.toSeconds() + "s"));
        boolean agrees = check.waitFor() == 0;
        agrees &= new Reckoning(programs, "c-" + run + "-", oracle, out).run();
        out.println("Kills:");
        kills.forEach((what, count) -> out.printf("  %3d  %s%n", count, what));
        return agrees;
    }

    private String[] traffic(String run, Path oracle) {
        List<String> arguments = new ArrayList<>(List.of(
                "--seed",
                Long.toString(options.seed()),
                "--run-id",
                run,
                "--rate",
                Integer.toString(options.rate()),
                "--duration",
                options.duration().toSeconds() + "s",
                "--patience",
                RECOVERY_PATIENCE.toSeconds() + "s",
                "--oracle",
                oracle.toString()));
        if (options.hostile()) {
            arguments.add("--hostile");
        }
        return arguments.toArray(String[]::new);
    }

    private void killWhile(Process traffic) throws Exception {
        while (!traffic.waitFor(pauseMillis(), TimeUnit.MILLISECONDS)) {
            List<ProcessStatus> victims = parts.call().stream()
                    .filter(part -> part.state() == ProcessState.UP && part.pid() != 0)
                    .filter(part -> !part.name().equals("traffic"))
                    .filter(part ->
                            options.victims().isEmpty() || options.victims().contains(part.name()))
                    .toList();
            if (!victims.isEmpty()) {
                kill(victims);
            }
        }
    }

    private void kill(List<ProcessStatus> victims) throws InterruptedException {
        // Flink is where the counting is: every third kill is for it.
        Optional<ProcessStatus> flink = victims.stream()
                .filter(part -> part.name().equals(FLINK))
                .filter(part -> random.nextInt(3) == 0)
                .findFirst();
        ProcessStatus victim = flink.orElseGet(() -> victims.get(random.nextInt(victims.size())));
        String what = victim.name();
        if (what.equals(FLINK) && random.nextBoolean()) {
            boolean completed = new CheckpointWatch(victim.url()).awaitNext(CHECKPOINT_PATIENCE);
            what = completed ? FLINK_AT_COMMIT : what;
        }
        Optional<ProcessHandle> process = PlatformState.handle(victim);
        if (process.isPresent() && process.get().destroyForcibly()) {
            kills.merge(what, 1, Integer::sum);
            say("killed " + what);
        }
    }

    private void awaitAllUp() throws Exception {
        long deadline = System.nanoTime() + RECOVERY_PATIENCE.toNanos();
        while (true) {
            List<String> missing = parts.call().stream()
                    .filter(part -> part.state() != ProcessState.UP)
                    .map(ProcessStatus::name)
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        missing + " did not come up again within " + RECOVERY_PATIENCE.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(SHORTEST_PAUSE_MILLIS);
        }
    }

    private int pauseMillis() {
        return SHORTEST_PAUSE_MILLIS + random.nextInt(LONGEST_PAUSE_MILLIS - SHORTEST_PAUSE_MILLIS);
    }

    private static Process show(ProcessBuilder builder) throws IOException {
        return builder.inheritIO().start();
    }

    private void say(String message) {
        out.println(CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + " " + message);
        out.flush();
    }
}
