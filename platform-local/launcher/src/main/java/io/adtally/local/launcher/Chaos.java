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
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** One run: traffic, kills at random moments, and the reckoning. Whoever supervises the parts starts them again. */
final class Chaos {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final long SHORTEST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 9_000;
    private static final Duration CHECKPOINT_PATIENCE = Duration.ofSeconds(40);
    private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(4);

    private final ChaosOptions options;
    private final Programs programs;
    private final Callable<List<ProcessStatus>> parts;
    private final Path directory;
    private final PrintStream out;
    private final Random random;

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

    /** Kills and reckons; UsageException if a victim is named that there is not. */
    ChaosResult run() throws Exception {
        Victims victims = Victims.of(parts.call(), options.victims());
        String run = "x" + Long.toString(System.currentTimeMillis(), 36);
        Path oracle = Files.createDirectories(directory).resolve("oracle-" + run + ".json");
        Process traffic = show(programs.traffic(traffic(run, oracle)));
        try {
            killWhile(traffic, victims);
        } finally {
            traffic.destroy();
        }
        if (traffic.waitFor() != 0) {
            say("the traffic could not be delivered");
            return result(false, victims);
        }
        awaitAllUp();
        Process check = show(programs.traffic(
                "check", "--reports", "--oracle", oracle.toString(), "--wait", RECOVERY_PATIENCE.toSeconds() + "s"));
        boolean agrees = check.waitFor() == 0;
        agrees &= new Reckoning(programs, "c-" + run + "-", oracle, out).run();
        return result(agrees, victims);
    }

    private ChaosResult result(boolean agrees, Victims victims) {
        out.println("Kills:");
        new TreeMap<>(victims.kills()).forEach((what, count) -> out.printf("  %3d  %s%n", count, what));
        if (!victims.spared().isEmpty()) {
            out.println("Never killed, so nothing is proven of them; a longer run may come to them: "
                    + String.join("; ", victims.spared()));
        }
        return new ChaosResult(agrees, victims.kills(), victims.spared());
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

    private void killWhile(Process traffic, Victims victims) throws Exception {
        // A short run of many victims must come to all of them.
        long longest = Math.clamp(
                options.duration().toMillis() / Math.max(1, victims.count()),
                2 * SHORTEST_PAUSE_MILLIS,
                LONGEST_PAUSE_MILLIS);
        long end = System.nanoTime() + options.duration().toNanos();
        // Then what was held up must have its chance to be delivered.
        while ((System.nanoTime() < end || !victims.spared().isEmpty())
                && !traffic.waitFor(random.nextLong(SHORTEST_PAUSE_MILLIS, longest), TimeUnit.MILLISECONDS)) {
            Optional<ProcessStatus> victim = victims.next(parts.call(), random);
            if (victim.isPresent()
                    && (System.nanoTime() < end || victims.isNeeded(victim.get().name()))) {
                kill(victim.get(), victims);
            }
        }
        int unused = traffic.waitFor();
    }

    private void kill(ProcessStatus victim, Victims victims) throws InterruptedException {
        boolean isFlink = victim.name().equals(Victims.FLINK);
        boolean mustBeAtCommit = isFlink && victims.isSpared(ChaosResult.FLINK_AT_COMMIT);
        boolean atCommit = (mustBeAtCommit || (isFlink && random.nextBoolean()))
                && new CheckpointWatch(victim.url()).awaitNext(CHECKPOINT_PATIENCE);
        if (mustBeAtCommit && !atCommit && !victims.isSpared(victim.name())) {
            return; // it may need its time to come to a checkpoint again
        }
        Optional<ProcessHandle> process = PlatformState.handle(victim);
        if (process.isPresent() && process.get().destroyForcibly()) {
            victims.killed(victim.name());
            if (atCommit) {
                victims.killed(ChaosResult.FLINK_AT_COMMIT);
            }
            say("killed " + (atCommit ? ChaosResult.FLINK_AT_COMMIT : victim.name()));
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

    private static Process show(ProcessBuilder builder) throws IOException {
        return builder.inheritIO().start();
    }

    private void say(String message) {
        out.println(CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + " " + message);
        out.flush();
    }
}
