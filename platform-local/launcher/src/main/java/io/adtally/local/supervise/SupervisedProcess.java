package io.adtally.local.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One process and the supervisor's knowledge of it. Not thread-safe: the supervisor calls it under its lock. Probes and
 * preparation run on the executor and are looked at by the next {@link #tick}.
 */
final class SupervisedProcess {
    private static final Duration PROBE_WHEN_UP = Duration.ofSeconds(5);
    private static final int MISSED_PROBES = 3;

    private final ProcessSpec spec;
    private final Backoff backoff;
    private final ExecutorService executor;
    private final Consumer<String> say;

    private @Nullable Process process;
    private @Nullable Future<Boolean> work;
    private boolean wanted = true;
    private boolean failed;
    private boolean up;
    private boolean everUp;
    private int deaths;
    private int misses;
    private Instant startedAt = Instant.EPOCH;
    private Instant notBefore = Instant.EPOCH;
    private String trouble = "";

    SupervisedProcess(ProcessSpec spec, Backoff backoff, ExecutorService executor, Consumer<String> say) {
        this.spec = spec;
        this.backoff = backoff;
        this.executor = executor;
        this.say = say;
    }

    ProcessSpec spec() {
        return spec;
    }

    boolean isUp() {
        return up;
    }

    boolean isWanted() {
        return wanted;
    }

    /** It has ended for good and starts again only when it is wanted anew. */
    boolean hasFailed() {
        return failed;
    }

    boolean everUp() {
        return everUp;
    }

    int deaths() {
        return deaths;
    }

    /** Why it is not up yet, for people. */
    String trouble() {
        return trouble.isEmpty() ? "it is not healthy yet" : trouble;
    }

    @Nullable
    Process process() {
        return process;
    }

    /** Looks at the process once; starts it if it is wanted and may. Never blocks. */
    void tick(Instant now, boolean dependenciesUp) {
        Process current = process;
        if (current == null) {
            if (wanted && !failed && dependenciesUp && !now.isBefore(notBefore)) {
                launch(now);
            }
        } else if (!current.isAlive()) {
            buried(now, current.exitValue());
        } else {
            look(now);
        }
    }

    /** From now on it stays down once it has ended; returns the process to end, if one runs. */
    @Nullable
    Process unwant() {
        wanted = false;
        return process;
    }

    /** Wanted again, and at once. */
    void want() {
        wanted = true;
        failed = false;
        deaths = 0;
        everUp = false;
        notBefore = Instant.EPOCH;
    }

    ProcessStatus status() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            return new ProcessStatus(spec.name(), withoutProcess(), 0, 0, spec.url());
        }
        ProcessState state = up ? ProcessState.UP : ProcessState.STARTING;
        return new ProcessStatus(spec.name(), state, current.pid(), startMillis(current.toHandle()), spec.url());
    }

    private ProcessState withoutProcess() {
        if (!wanted) {
            return ProcessState.DOWN;
        }
        return failed ? ProcessState.FAILED : ProcessState.STARTING;
    }

    static long startMillis(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private void launch(Instant now) {
        try {
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(spec.command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("ADTALLY_"));
            builder.environment().putAll(spec.environment());
            process = builder.start();
            startedAt = now;
            misses = 0;
        } catch (IOException e) {
            trouble = "it cannot be run: " + e.getMessage();
            delayed(now);
        }
    }

    private void buried(Instant now, int exitValue) {
        process = null;
        cancelWork();
        if (!wanted) {
            up = false;
            return;
        }
        if (up && Duration.between(startedAt, now).compareTo(backoff.forgetAfter()) > 0) {
            deaths = 0;
        }
        up = false;
        trouble = "it ended with exit code " + exitValue;
        if (exitValue == ProcessSpec.ENDED_FOR_GOOD) {
            failed = true;
            say.accept(spec.name() + " has stopped for good; the end of " + spec.log() + " says why and what to do");
            return;
        }
        Duration delay = delayed(now);
        say.accept(
                spec.name() + " died (exit code " + exitValue + "); starting it again in " + delay.toMillis() + " ms");
    }

    private Duration delayed(Instant now) {
        deaths++;
        Duration delay = backoff.delay(deaths);
        notBefore = now.plus(delay);
        return delay;
    }

    private void look(Instant now) {
        Future<Boolean> running = work;
        if (running == null) {
            if (!now.isBefore(notBefore)) {
                work = up ? executor.submit(spec.health()::probe) : executor.submit(this::becomeUsable);
            }
        } else if (running.isDone()) {
            work = null;
            conclude(now, outcome(running));
        }
    }

    private boolean becomeUsable() throws Exception {
        if (!spec.health().probe()) {
            return false;
        }
        try {
            spec.preparation().run();
            return true;
        } catch (Exception e) {
            throw new PreparationFailedException(e);
        }
    }

    private boolean outcome(Future<Boolean> finished) {
        try {
            return finished.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PreparationFailedException failed) {
                trouble = String.valueOf(failed.getMessage());
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void conclude(Instant now, boolean healthy) {
        if (healthy) {
            misses = 0;
            notBefore = now.plus(PROBE_WHEN_UP);
            if (!up) {
                up = true;
                everUp = true;
                trouble = "";
                say.accept(spec.name() + " is up");
            }
            return;
        }
        misses++;
        notBefore = now.plusMillis(up ? 1_000 : 100);
        if (up && misses >= MISSED_PROBES) {
            up = false;
            trouble = "it does not answer";
            say.accept(spec.name() + " does not answer");
        }
    }

    private void cancelWork() {
        if (work != null) {
            work.cancel(true);
            work = null;
        }
    }

    /** Ends the process: politely, and after the time given by force. Blocks until it is gone. */
    static void end(Process process, Duration patience) {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.toHandle().destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.toHandle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static final class PreparationFailedException extends Exception {
        private static final long serialVersionUID = 1L;

        PreparationFailedException(Exception cause) {
            super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        }
    }
}
