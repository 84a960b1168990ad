package io.adtally.local.launcher;

import java.util.ArrayList;
import java.util.List;

/** Asks and maintains the lake, and holds the rollups against the books. */
final class LakeCommand implements Command {
    private static final String ROLLUPS = "io.adtally.reporting.store.clickhouse.RollupCommand";
    private static final List<String> OF_ROLLUPS = List.of("check-rollups", "rebuild-rollups");

    @Override
    public String name() {
        return "lake";
    }

    @Override
    public String summary() {
        return "count the lake's rows or snapshots, maintain it; check or rebuild rollups";
    }

    @Override
    public String help() {
        return """
                ./adtally lake count raw|verdicts [CAMPAIGNS]  rows of the table, of all campaigns or
                                                               of those whose id begins with CAMPAIGNS
                ./adtally lake snapshots raw|verdicts          snapshots the table keeps
                                                               (both print the number alone)
                ./adtally lake maintain raw|verdicts [DAYS]    makes few files of many and removes snapshots older
                                                               than so many days (1); may run beside the jobs
                ./adtally lake check-rollups [--day DAY]       whether the sums per minute, hour and day are what
                                                               the books sum to, cell by cell
                ./adtally lake rebuild-rollups [--day DAY]     sums all days or one (as 2026-11-26, UTC) again and
                                                               swaps them in; reports go on meanwhile""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        if (!arguments.isEmpty() && OF_ROLLUPS.contains(arguments.getFirst())) {
            return ForeignProgram.run(
                    session,
                    Program.java(
                            session.checkout().classpath(Migrations.MODULE), Program.SHORT_LIVED, ROLLUPS, arguments),
                    ForeignProgram.Messages.SHOWN);
        }
        boolean known = (arguments.size() == 2
                        || (arguments.size() == 3
                                && List.of("count", "maintain").contains(arguments.getFirst())))
                && List.of("count", "snapshots", "maintain").contains(arguments.get(0))
                && List.of("raw", "verdicts").contains(arguments.get(1));
        if (!known) {
            throw new UsageException(
                    "lake takes count, snapshots or maintain, then raw or verdicts, and count the beginning of campaign ids, maintain a number of days; or one of "
                            + OF_ROLLUPS);
        }
        List<String> flags = new ArrayList<>(FlinkFlags.OPENS);
        flags.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g"));
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
