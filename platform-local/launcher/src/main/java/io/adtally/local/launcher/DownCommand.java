package io.adtally.local.launcher;

import io.adtally.local.supervise.ProcessStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the platform, also what a supervising process that was killed has left behind. */
final class DownCommand implements Command {
    private static final Duration SUPERVISOR_PATIENCE = Duration.ofMinutes(2);
    private static final Duration PART_PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_EVERY_MILLIS = 200;

    @Override
    public String name() {
        return "down";
    }

    @Override
    public String summary() {
        return "stop everything; the data stays";
    }

    @Override
    public String help() {
        return """
                ./adtally down

                Stops every part, those that others need last, and leaves no process behind. The data in var/ stays
                for the next ./adtally up.""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        if (!arguments.isEmpty()) {
            throw new UsageException("down takes no arguments");
        }
        Optional<PlatformState> state = session.state();
        if (state.isEmpty()) {
            session.out().println("adtally is not running");
            return 0;
        }
        Optional<ProcessHandle> supervisor = state.get().supervisor();
        if (supervisor.isPresent()) {
            supervisor.get().destroy();
            awaitEnd(session, supervisor.get(), state.get());
        }
        for (ProcessStatus part : state.get().parts().reversed()) {
            if (PlatformState.handle(part).isPresent()) {
                end(part);
                session.out().println(part.name() + " has stopped");
            }
        }
        Files.deleteIfExists(session.stateFile());
        session.out().println("adtally is down");
        return 0;
    }

    /** Shows each part as it goes; ends the supervising process by force if it hangs. */
    private static void awaitEnd(Session session, ProcessHandle supervisor, PlatformState state)
            throws InterruptedException {
        Set<String> told = new HashSet<>();
        long deadline = System.nanoTime() + SUPERVISOR_PATIENCE.toNanos();
        while (supervisor.isAlive()) {
            if (System.nanoTime() > deadline) {
                supervisor.destroyForcibly();
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
            for (ProcessStatus part : state.parts()) {
                boolean gone = part.pid() != 0 && PlatformState.handle(part).isEmpty();
                if (gone && told.add(part.name())) {
                    session.out().println(part.name() + " has stopped");
                }
            }
        }
    }

    /** Ends a part that has no supervisor any more. */
    static void end(ProcessStatus part) throws IOException {
        Optional<ProcessHandle> handle = PlatformState.handle(part);
        if (handle.isEmpty()) {
            return;
        }
        ProcessHandle process = handle.get();
        process.destroy();
        try {
            process.onExit().get(PART_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IOException("Cannot wait for " + part.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
