package io.adtally.local.launcher;

import io.adtally.local.supervise.StartFailedException;
import io.adtally.local.supervise.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Real parts for integration tests: own processes on free ports, data in a fresh directory that is deleted at the end.
 * The module's parts must be packaged, as they are in Maven's integration-test phase. Thread-safe.
 */
public final class EmbeddedStack implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final int BROKERS = 1;
    private static final int TAIL_LINES = 40;
    private static final Map<Started, EmbeddedStack> SHARED = new HashMap<>();

    private final Wiring wiring;
    private final Set<Part> parts;
    private final Supervisor supervisor;
    private final Path directory;
    private final Thread atExit = new Thread(this::stopAll, "embedded-stack-stop");

    private record Started(Set<Part> parts, Map<String, String> settings) {}

    private EmbeddedStack(Wiring wiring, Set<Part> parts, Path directory) throws IOException, InterruptedException {
        this.wiring = wiring;
        this.parts = Set.copyOf(parts);
        this.directory = directory;
        this.supervisor = new Supervisor(wiring.processes(parts), message -> {});
    }

    /**
     * Starts the parts and returns when they are healthy and prepared: topics, schemas, buckets and ClickHouse's schema
     * are there. IllegalStateException, with the end of the part's log, if one does not start.
     */
    public static EmbeddedStack start(Set<Part> parts) {
        return start(parts, Map.of());
    }

    /**
     * The same, with further or other ADTALLY_* settings. A part whose address is among them is not started: what is there is
     * prepared and used.
     */
    public static EmbeddedStack start(Set<Part> parts, Map<String, String> settings) {
        try {
            Path directory = Files.createTempDirectory("adtally-stack-");
            Ports ports = Ports.free();
            Map<String, String> all = new HashMap<>(Map.of("ADTALLY_CHECKPOINT_INTERVAL", "2s"));
            all.putAll(settings);
            Wiring wiring = new Wiring(
                    Checkout.locate(),
                    Settings.of(ports, Credentials.random(), BROKERS, all),
                    ports,
                    BROKERS,
                    directory.resolve("data"),
                    directory.resolve("log"));
            Set<Part> started = EnumSet.noneOf(Part.class);
            started.addAll(parts);
            started.retainAll(Platform.local(settings));
            ClickHouseEngine.fetch(wiring, started, System.out::println);
            EmbeddedStack stack = new EmbeddedStack(wiring, started, directory);
            Runtime.getRuntime().addShutdownHook(stack.atExit);
            stack.supervisor.start();
            stack.awaitUp();
            stack.prepareReplaced(parts);
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the parts were starting", e);
        }
    }

    /** The same parts as {@link #start(Set)}, started once in this Java and stopped when it exits. */
    public static EmbeddedStack shared(Set<Part> parts) {
        return shared(parts, Map.of());
    }

    /** The same as {@link #start(Set, Map)}, started once in this Java and stopped when it exits. */
    public static EmbeddedStack shared(Set<Part> parts, Map<String, String> settings) {
        synchronized (SHARED) {
            return SHARED.computeIfAbsent(
                    new Started(Set.copyOf(parts), Map.copyOf(settings)), key -> start(key.parts(), key.settings()));
        }
    }

    /** The ADTALLY_* variables a process needs to use these parts. */
    public Map<String, String> settings() {
        return wiring.settings();
    }

    /** One of the settings; IllegalArgumentException if there is none of this name. */
    public String setting(String name) {
        return wiring.setting(name);
    }

    /** The password of one of the console's first accounts; IllegalArgumentException if there is no such account. */
    public String consolePassword(String account) throws IOException {
        Properties passwords = new Properties();
        try (Reader accounts = Files.newBufferedReader(wiring.consoleAccounts())) {
            passwords.load(accounts);
        }
        String password = passwords.getProperty(account);
        if (password == null) {
            throw new IllegalArgumentException("The console has no account " + account);
        }
        return password;
    }

    /** The process id of a part that is up; IllegalStateException if it is not. */
    public long pid(Part part) {
        String name = wiring.names(started(part)).getFirst();
        return supervisor.status().stream()
                .filter(process -> process.name().equals(name) && process.pid() != 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not up"))
                .pid();
    }

    /** The file that takes the part's output. */
    public Path log(Part part) {
        return wiring.log(wiring.names(part).getFirst());
    }

    /** A module's program that uses these parts, ready to be started. */
    public ProcessBuilder program(String module, String mainClass, String... arguments) {
        return programs().builder(module, mainClass, arguments);
    }

    /**
     * Sends traffic while parts are killed at random moments, then holds every store against the oracle and prints the
     * ledger. All parts must have been started.
     */
    public ChaosResult chaos(ChaosOptions options, PrintStream out) throws Exception {
        return new Chaos(options, programs(), supervisor::status, directory, out).run();
    }

    private Programs programs() {
        return new Programs(wiring.checkout(), settings());
    }

    /** Ends the part as a crash would; it stays down. */
    public void kill(Part part) {
        wiring.names(started(part)).forEach(supervisor::kill);
    }

    /** Asks the part to end and waits for it; it stays down. */
    public void stop(Part part) {
        wiring.names(started(part)).forEach(supervisor::stop);
    }

    /** Starts the part again, on its port and its data, and returns when it is healthy. */
    public void restart(Part part) {
        wiring.names(started(part)).forEach(supervisor::restart);
        try {
            awaitUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + part + " was starting", e);
        }
    }

    /** Stops all parts and deletes their data. */
    @Override
    public void close() {
        stopAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private Part started(Part part) {
        if (!parts.contains(part)) {
            throw new IllegalArgumentException(part + " is not among the parts started: " + parts);
        }
        return part;
    }

    private void prepareReplaced(Set<Part> wanted) throws IOException, InterruptedException {
        for (Part part : wanted) {
            if (!parts.contains(part)) {
                try {
                    wiring.preparation(part).run();
                } catch (IOException | InterruptedException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IOException(part + " could not be prepared", e);
                }
            }
        }
    }

    private void awaitUp() throws InterruptedException {
        try {
            supervisor.awaitUp(START_LIMIT);
        } catch (StartFailedException e) {
            String tail = LogTail.last(e.log(), TAIL_LINES);
            close();
            throw new IllegalStateException(e.getMessage() + "\n" + tail, e);
        }
    }

    private void stopAll() {
        supervisor.close();
        try {
            Cache.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
