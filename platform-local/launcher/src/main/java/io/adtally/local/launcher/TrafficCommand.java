package io.adtally.local.launcher;

import java.util.List;

/** Runs the traffic generator against the platform. */
final class TrafficCommand implements Command {
    static final String MODULE = "platform-local/traffic";
    static final String MAIN = "io.adtally.local.traffic.Traffic";

    @Override
    public String name() {
        return "traffic";
    }

    @Override
    public String summary() {
        return "send generated events and know what they must count to";
    }

    @Override
    public String help() {
        return "./adtally traffic … runs the generator; ./adtally traffic --help shows its options.";
    }

    @Override
    public boolean passesHelpOn() {
        return true;
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        return ForeignProgram.run(
                session,
                Program.java(
                        session.checkout().classpath(MODULE), List.of("-XX:+UseSerialGC", "-Xmx1g"), MAIN, arguments),
                ForeignProgram.Messages.SHOWN);
    }
}
