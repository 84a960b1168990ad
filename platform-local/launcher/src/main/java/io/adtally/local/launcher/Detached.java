package io.adtally.local.launcher;

import io.adtally.local.supervise.ProcessState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the supervising process in the background and shows what it says until all is healthy. */
final class Detached {
    private static final long LOOK_EVERY_MILLIS = 200;

    private Detached() {}

    static int start(Session session, UpOptions options) throws IOException, InterruptedException {
        Path log = Files.createDirectories(session.logs()).resolve("adtally.log");
        Files.deleteIfExists(log);
        Program program = Program.java(
                        System.getProperty("java.class.path"),
                        List.of(
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx96m",
                                "-Dadtally.root=" + session.checkout().root(),
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off"),
                        Launcher.class.getName(),
                        options.supervising())
                .inOwnSession();
        Process process = program.builder(Map.of())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile())
                .redirectErrorStream(true)
                .start();
        return follow(session, process, log);
    }

    private static int follow(Session session, Process process, Path log) throws IOException, InterruptedException {
        try (RandomAccessFile said = new RandomAccessFile(log.toFile(), "r")) {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                copy(said, session);
                Optional<PlatformState> state = session.state();
                if (state.isPresent() && state.get().complete() && state.get().supervisorPid() == process.pid()) {
                    copy(said, session);
                    boolean allIsUp =
                            state.get().parts().stream().noneMatch(part -> part.state() == ProcessState.FAILED);
                    return allIsUp ? 0 : 1;
                }
            }
            copy(said, session);
            session.err().println("adtally did not start; the logs are in " + session.logs());
            return 1;
        }
    }

    private static void copy(RandomAccessFile from, Session session) throws IOException {
        byte[] buffer = new byte[8192];
        int count = from.read(buffer);
        while (count > 0) {
            session.out().write(buffer, 0, count);
            count = from.read(buffer);
        }
        session.out().flush();
    }
}
