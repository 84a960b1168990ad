package io.adtally.local.launcher;

import io.adtally.local.supervise.ProcessStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts the platform. */
final class UpCommand implements Command {
    @Override
    public String name() {
        return "up";
    }

    @Override
    public String summary() {
        return "build what changed, start everything and show where it is";
    }

    @Override
    public String help() {
        return """
                ./adtally up [--detach] [--fresh] [--no-demo] [--brokers 1|3]

                Builds what is out of date, starts every part as its own process and waits until all are healthy.
                Without --detach it stays; Ctrl-C stops everything.

                  --detach     return once everything is healthy, or with 1 if a part must not go on by itself;
                               ./adtally down stops it
                  --fresh      delete the data of earlier runs first
                  --no-demo    send no demo traffic
                  --brokers N  1 Kafka broker, or 3 with every record on three of them

                A port is moved by ADTALLY_<PART>_PORT. A part whose address is set (ADTALLY_KAFKA_BOOTSTRAP,
                ADTALLY_REGISTRY_URL, ADTALLY_REDIS_URL, ADTALLY_S3_ENDPOINT, ADTALLY_CATALOG_URL,
                ADTALLY_CLICKHOUSE_URL, ADTALLY_COLLECTOR_URL, ADTALLY_CONSOLE_URL) is not started: the real one is used.""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        UpOptions options = UpOptions.parse(arguments);
        if (options.mode() == UpOptions.Mode.SUPERVISE) {
            return supervise(session, options);
        }
        Optional<PlatformState> state = session.state();
        if (state.isPresent() && state.get().supervisorRuns()) {
            session.err()
                    .println("adtally is already running (pid " + state.get().supervisorPid()
                            + "): ./adtally status shows it, ./adtally down stops it");
            return 1;
        }
        if (state.isPresent()) {
            endLeftovers(session, state.get());
        }
        if (options.fresh()) {
            session.out().println("Deleting the data of earlier runs");
            Cache.delete(session.partData());
            Files.deleteIfExists(session.credentialsFile());
        }
        int brokers = brokers(session, options);
        Wiring wiring = Platform.wiring(session, brokers);
        List<String> conflicts = PortCheck.conflicts(wiring, Platform.local(session.environment()));
        if (!conflicts.isEmpty()) {
            conflicts.forEach(session.err()::println);
            return 1;
        }
        return options.mode() == UpOptions.Mode.DETACH ? Detached.start(session, options) : supervise(session, options);
    }

    private static int supervise(Session session, UpOptions options) throws Exception {
        int brokers = brokers(session, options);
        return new Platform(session, Platform.wiring(session, brokers), options.demo()).run();
    }

    private static void endLeftovers(Session session, PlatformState state) throws IOException {
        for (ProcessStatus part : state.parts().reversed()) {
            if (PlatformState.handle(part).isPresent()) {
                session.out().println("Ending " + part.name() + ", left over from an earlier run");
                DownCommand.end(part);
            }
        }
        Files.deleteIfExists(session.stateFile());
    }

    /** The number of brokers, which the data was made for once and for all. */
    private static int brokers(Session session, UpOptions options) throws IOException {
        Path file = session.partData().resolve("brokers");
        if (Files.exists(file)) {
            int made = Integer.parseInt(
                    Files.readString(file, StandardCharsets.UTF_8).strip());
            if (options.brokers() != 0 && options.brokers() != made) {
                throw new IllegalStateException("The data in " + session.partData() + " was made with " + made
                        + " broker(s): use --brokers " + made + ", or --fresh to begin anew");
            }
            return made;
        }
        int brokers = options.brokers() == 0 ? 1 : options.brokers();
        Files.createDirectories(session.partData());
        Files.writeString(file, Integer.toString(brokers), StandardCharsets.UTF_8);
        return brokers;
    }
}
