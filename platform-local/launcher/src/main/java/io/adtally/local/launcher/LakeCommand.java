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
        return "count the lake's rows or snapshots";
    }

    @Override
    public String help() {
        return """
                ./adtally lake count raw|verdicts [CAMPAIGNS]  rows of the table, of all campaigns or
                                                               of those whose id begins with CAMPAIGNS
                ./adtally lake snapshots raw|verdicts          snapshots the table keeps

                Only the number is on standard output.""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        boolean known = (arguments.size() == 2
                        || (arguments.size() == 3 && arguments.getFirst().equals("count")))
                && List.of("count", "snapshots").contains(arguments.get(0))
                && List.of("raw", "verdicts").contains(arguments.get(1));
        if (!known) {
            throw new UsageException(
                    "lake takes count or snapshots, then raw or verdicts, and count the beginning of campaign ids");
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
