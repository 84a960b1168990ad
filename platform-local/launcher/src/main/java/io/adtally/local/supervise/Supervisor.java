package io.adtally.local.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs processes: each as soon as those it comes after are up, again whenever it dies but for good, until stopped. One thread looks
 * at them all; every method may be called from any thread. Messages for people go to the consumer, from that thread.
 */
public final class Supervisor implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int DEATHS_BEFORE_GIVING_UP = 3;

    private final Map<String, SupervisedProcess> processes = new LinkedHashMap<>();
    private final ExecutorService executor = Executors.newCachedThreadPool(
            task -> Thread.ofPlatform().daemon().name("probe").unstarted(task));
    private final Consumer<String> say;
    private final Backoff backoff;
    private final Thread watcher;
    private boolean closing;

    /** @param specs in an order in which each comes after those it waits for */
    public Supervisor(List<ProcessSpec> specs, Consumer<String> say) {
        this(specs, say, Backoff.STANDARD);
    }

    Supervisor(List<ProcessSpec> specs, Consumer<String> say, Backoff backoff) {
        this.say = say;
        this.backoff = backoff;
        specs.forEach(this::add);
        watcher = Thread.ofPlatform().daemon().name("supervisor").unstarted(this::watch);
    }

    /** Adds a process to those that run; IllegalArgumentException if it waits for one that is not known. */
    public synchronized void add(ProcessSpec spec) {
        if (!processes.keySet().containsAll(spec.after())) {
            throw new IllegalArgumentException(
                    spec.name() + " comes after " + spec.after() + ", not all listed before it");
        }
        if (processes.put(spec.name(), new SupervisedProcess(spec, backoff, executor, say)) != null) {
            throw new IllegalArgumentException(spec.name() + " is listed twice");
        }
    }

    /** Starts what may start and returns at once. */
    public void start() {
        watcher.start();
    }

    /**
     * Returns when every wanted process is up. StartFailedException if one died repeatedly before it ever was up, or the time
     * is over; also if one has ended for good, but only when all others are up.
     */
    public synchronized void awaitUp(Duration limit) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (true) {
            SupervisedProcess late = null;
            SupervisedProcess ended = null;
            for (SupervisedProcess process : processes.values()) {
                if (!process.isWanted() || process.isUp()) {
                    continue;
                }
                if (process.hasFailed()) {
                    ended = process;
                } else {
                    refuseIfHopeless(process);
                    late = late == null ? process : late;
                }
            }
            if (closing) {
                return;
            }
            if (late == null) {
                if (ended != null) {
                    throw failure(ended, ended.trouble(), true);
                }
                return;
            }
            long left = Duration.between(Instant.now(), deadline).toMillis();
            if (left <= 0) {
                throw failure(late, "not within " + limit.toSeconds() + " s; " + late.trouble(), false);
            }
            wait(Math.min(left, LOOK_EVERY.toMillis()));
        }
    }

    private static void refuseIfHopeless(SupervisedProcess process) {
        if (!process.everUp() && process.deaths() >= DEATHS_BEFORE_GIVING_UP) {
            throw failure(process, process.trouble(), false);
        }
    }

    private static StartFailedException failure(SupervisedProcess process, String reason, boolean endedForGood) {
        return new StartFailedException(
                process.spec().name(), reason, process.spec().log(), endedForGood);
    }

    /** All processes in the order given. */
    public synchronized List<ProcessStatus> status() {
        return processes.values().stream().map(SupervisedProcess::status).toList();
    }

    /** Ends the process as if it had crashed; it stays down. */
    public void kill(String name) {
        end(name, Duration.ZERO);
    }

    /** Asks the process to end and waits for it; it stays down. */
    public void stop(String name) {
        end(name, PATIENCE);
    }

    /** Starts the process again, ending it first if it runs. Returns at once. */
    public void restart(String name) {
        stop(name);
        synchronized (this) {
            process(name).want();
        }
    }

    /** Stops all: each when those that come after it have ended. */
    @Override
    public void close() {
        List<SupervisedProcess> left;
        synchronized (this) {
            closing = true;
            left = new ArrayList<>(processes.values());
            left.forEach(SupervisedProcess::unwant);
        }
        while (!left.isEmpty()) {
            List<SupervisedProcess> last = left.stream()
                    .filter(candidate -> left.stream().noneMatch(other -> other.spec()
                            .after()
                            .contains(candidate.spec().name())))
                    .toList();
            last.parallelStream().forEach(this::end);
            left.removeAll(last);
        }
        watcher.interrupt();
        executor.shutdownNow();
    }

    private void end(SupervisedProcess process) {
        Process running = process.process();
        if (running != null && running.isAlive()) {
            SupervisedProcess.end(running, PATIENCE);
            say.accept(process.spec().name() + " has stopped");
        }
    }

    private void end(String name, Duration patience) {
        Process running;
        synchronized (this) {
            running = process(name).unwant();
        }
        if (running == null) {
            return;
        }
        if (patience.isZero()) {
            running.toHandle().destroyForcibly();
        }
        SupervisedProcess.end(running, patience);
        synchronized (this) {
            process(name).tick(Instant.now(), false);
        }
    }

    private SupervisedProcess process(String name) {
        SupervisedProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException("There is no process " + name + ", only " + processes.keySet());
        }
        return process;
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                synchronized (this) {
                    Instant now = Instant.now();
                    for (SupervisedProcess process : processes.values()) {
                        process.tick(now, dependenciesUp(process));
                    }
                    notifyAll();
                    wait(LOOK_EVERY.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean dependenciesUp(SupervisedProcess process) {
        return process.spec().after().stream().allMatch(name -> process(name).isUp());
    }
}
