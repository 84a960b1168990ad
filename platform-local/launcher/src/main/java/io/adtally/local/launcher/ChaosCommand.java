package io.adtally.local.launcher;

import java.nio.file.Path;
import java.util.List;

/** Proves on the running platform that crashes change no count. */
final class ChaosCommand implements Command {
    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public String summary() {
        return "kill parts at random under traffic, then check every count";
    }

    @Override
    public String help() {
        return """
                ./adtally chaos [--minutes N] [--seed N] [--rate N] [--only PART,…] [--hostile]

                Sends generated traffic to the running platform and kills its processes at random moments, Flink also
                between a checkpoint and its commits; the supervisor starts them again. At the end ClickHouse, the
                lake and Kafka are held against the oracle, to the event. Exits with 1 on a difference,
                and if a part that was to be killed never was.

                  --minutes N  how long traffic is sent and parts are killed (2)
                  --seed N     of traffic and kills (1)
                  --rate N     events a second (500)
                  --hostile    traffic that is late, doubled and out of order more than usual
                  --only PART  kill these only, as ./adtally status names them; kafka is every broker (all)""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        ChaosOptions options = ChaosOptions.parse(arguments);
        if (session.state().filter(PlatformState::supervisorRuns).isEmpty()) {
            session.err().println("adtally: the platform is not running; ./adtally up --detach --no-demo starts it");
            return 1;
        }
        Path directory = session.checkout().data().resolve("chaos");
        Chaos chaos = new Chaos(
                options,
                new Programs(session.checkout(), session.settings()),
                () -> session.state().map(PlatformState::parts).orElse(List.of()),
                directory,
                session.out());
        return chaos.run().passed() ? 0 : 1;
    }
}
