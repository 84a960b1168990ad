package io.adtally.local.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures the whole on a platform of its own. */
final class BenchCommand implements Command {
    private static final String MODULE = "benchmarks";
    private static final Map<String, String> MAINS = Map.of(
            "freshness", "io.adtally.benchmarks.pipeline.Freshness",
            "reports", "io.adtally.benchmarks.report.ReportQueries",
            "throughput", "io.adtally.benchmarks.pipeline.Throughput");

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "measure freshness, throughput or reports on a platform of its own";
    }

    @Override
    public String help() {
        return """
                ./adtally bench freshness [--minutes N] [--warm-up N] [--rate N] [--checkpoint 30s]
                ./adtally bench throughput [--events N] [--parallelism N] [--checkpoint 30s] [--managed-memory 1g]
                                           [--flags "-Xms4g …"] [--recording FILE]
                ./adtally bench reports [--events N] [--asked N] [--rate N]

                Starts all parts on free ports with fresh data, beside whatever else runs, and prints what was measured.
                  freshness   from receipt of an event to the moment a query finds it, p50 to p99, under steady traffic
                              after minutes of warm-up (2)
                  throughput  events a second and per second of processor time, of the event-pipeline job draining a
                              full topic, and a profile of where its time goes, which --recording keeps; --flags are
                              those of Flink's Java
                  reports     from question to answer, p50 and p99 of what advertisers ask, over events made by
                              ClickHouse (one hundred million), at rest and while --rate events a second come in""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        if (arguments.isEmpty() || !MAINS.containsKey(arguments.getFirst())) {
            throw new UsageException(
                    "bench needs one of " + MAINS.keySet().stream().sorted().toList());
        }
        List<String> rest = new ArrayList<>(arguments.subList(1, arguments.size()));
        return ForeignProgram.run(
                session,
                Program.java(
                        session.checkout().classpath(MODULE), List.of("-Xmx1g"), MAINS.get(arguments.getFirst()), rest),
                ForeignProgram.Messages.SHOWN);
    }
}
