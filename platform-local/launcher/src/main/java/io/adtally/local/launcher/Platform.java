package io.adtally.local.launcher;

import io.adtally.local.supervise.Health;
import io.adtally.local.supervise.Preparation;
import io.adtally.local.supervise.ProcessSpec;
import io.adtally.local.supervise.ProcessState;
import io.adtally.local.supervise.ProcessStatus;
import io.adtally.local.supervise.StartFailedException;
import io.adtally.local.supervise.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole platform, held by this process until it is told to end. Writes its state down for the other commands. */
final class Platform {
    private static final Duration START_LIMIT = Duration.ofMinutes(6);
    private static final long WRITE_EVERY_MILLIS = 500;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int TAIL_LINES = 30;

    private final Session session;
    private final Wiring wiring;
    private final boolean demo;
    private final Set<Part> parts;
    private volatile boolean complete;
    private volatile boolean stopping;

    Platform(Session session, Wiring wiring, boolean demo) {
        this.session = session;
        this.wiring = wiring;
        this.demo = demo;
        this.parts = local(session.environment());
    }

    static Wiring wiring(Session session, int brokers) throws IOException {
        return new Wiring(
                session.checkout(),
                session.started(brokers),
                Ports.from(session.environment()),
                brokers,
                session.partData(),
                session.logs());
    }

    /** The parts that are started here: all whose address people did not set. */
    static Set<Part> local(Map<String, String> environment) {
        Set<Part> parts = EnumSet.allOf(Part.class);
        parts.removeIf(
                part -> !environment.getOrDefault(part.addressVariable(), "").isBlank());
        return parts;
    }

    /** Returns 1 if a part does not start, unless that part must not go on by itself; otherwise only the end of this process ends it. */
    int run() throws Exception {
        LogFiles.turnOver(session.logs());
        say("Preparing");
        ClickHouseEngine.fetch(wiring, parts, this::say);
        Supervisor supervisor = new Supervisor(wiring.processes(parts), this::say);
        Thread stop = new Thread(() -> stop(supervisor), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        prepareReplaced();
        supervisor.start();
        Thread writer = Thread.ofPlatform().daemon().name("state").start(() -> writeWhileRunning(supervisor));
        try {
            supervisor.awaitUp(START_LIMIT);
        } catch (StartFailedException e) {
            session.err().println(e.getMessage() + "\n--- the end of " + e.log());
            session.err().println(LogTail.last(e.log(), TAIL_LINES));
            if (!e.endedForGood()) {
                return 1;
            }
            say("All else is up and stays so: events are accepted and kept until " + e.process() + " goes on");
        }
        session.out().println(Welcome.text(wiring, session.credentialsFile()));
        complete = true;
        if (demo) {
            supervisor.add(traffic());
            makeAdvertisers();
        }
        writer.join();
        return 0;
    }

    private void makeAdvertisers() throws InterruptedException {
        if (parts.contains(Part.CONSOLE)) {
            try {
                DemoAdvertisers.make(wiring);
            } catch (IOException e) {
                say("The console was not told of the demo's advertisers: " + e.getMessage());
            }
        }
    }

    private void prepareReplaced() throws Exception {
        for (Part part : EnumSet.complementOf(EnumSet.copyOf(parts))) {
            say("Using the " + part.partName() + " at " + wiring.setting(part.addressVariable()));
            wiring.preparation(part).run();
        }
    }

    private ProcessSpec traffic() {
        Program program = Program.java(
                        session.checkout().classpath(TrafficCommand.MODULE),
                        List.of("-XX:+UseSerialGC", "-Xmx256m"),
                        TrafficCommand.MAIN,
                        List.of("--demo"))
                .endingWithParent()
                .inOwnSession();
        return new ProcessSpec(
                "traffic",
                program.command(),
                program.environment(wiring.settings()),
                wiring.log("traffic"),
                Set.of(),
                Health.running(),
                Preparation.none(),
                "");
    }

    private void stop(Supervisor supervisor) {
        stopping = true;
        say("Stopping");
        supervisor.close();
        try {
            Files.deleteIfExists(session.stateFile());
        } catch (IOException e) {
            session.err().println(session.stateFile() + " could not be deleted: " + e.getMessage());
        }
        say("Stopped");
    }

    private void say(String message) {
        session.out().println(CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + " " + message);
        session.out().flush();
    }

    private void writeWhileRunning(Supervisor supervisor) {
        PlatformState last = null;
        try {
            while (!stopping) {
                PlatformState now = PlatformState.ofThisProcess(complete, wiring.settings(), status(supervisor));
                if (!now.equals(last)) {
                    now.write(session.stateFile());
                    last = now;
                }
                Thread.sleep(WRITE_EVERY_MILLIS);
            }
        } catch (IOException e) {
            session.err().println(session.stateFile() + " could not be written: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ProcessStatus> status(Supervisor supervisor) {
        List<ProcessStatus> all = new ArrayList<>(supervisor.status());
        for (Part part : EnumSet.complementOf(EnumSet.copyOf(parts))) {
            String address = wiring.setting(part.addressVariable());
            all.add(new ProcessStatus(part.partName(), ProcessState.UP, 0, 0, address));
        }
        return all;
    }
}
