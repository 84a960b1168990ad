package io.adtally.local.launcher;

import java.util.ArrayList;
import java.util.List;

/** Asks the lake. */
final class LakeCommand implements Command {
    @Override
    public String name() {
        return "lake";
    }

    @Override
    public String summary() {
        return "count the lake's rows, or list its snapshots";
    }

    @Override
    public String help() {
        return """
                ./adtally lake count raw|verdicts      how many rows the table has
                ./adtally lake snapshots raw|verdicts  its snapshots

                Only the result is on standard output.""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        boolean known = arguments.size() == 2
                && List.of("count", "snapshots").contains(arguments.get(0))
                && List.of("raw", "verdicts").contains(arguments.get(1));
        if (!known) {
            throw new UsageException("lake takes count or snapshots, then raw or verdicts");
        }
        List<String> flags = new ArrayList<>(FlinkFlags.OPENS);
        flags.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        return ForeignProgram.run(
                session,
                Program.java(
                        session.checkout().classpath("processing-module"),
                        flags,
                        "io.adtally.processing.lake.LakeCommand",
                        arguments),
                ForeignProgram.Messages.ON_FAILURE);
    }
}
