package io.adtally.local.launcher;

import io.adtally.local.report.TestReports;
import java.util.List;

/** Judges the reports of a build that has just run all tests; ./adtally itself runs the build before. */
final class TestCommand implements Command {
    @Override
    public String name() {
        return "test";
    }

    @Override
    public String summary() {
        return "build everything and run all tests";
    }

    @Override
    public String help() {
        return """
                ./adtally test

                Builds everything and runs all tests. Fails if one fails or is skipped, or if none ran.""";
    }

    @Override
    public int run(Session session, List<String> arguments) throws Exception {
        if (!arguments.isEmpty()) {
            throw new UsageException("test takes no arguments");
        }
        TestReports reports = TestReports.below(session.checkout().root());
        reports.complaints().forEach(session.err()::println);
        session.out().println(reports.summary());
        return reports.complaints().isEmpty() ? 0 : 1;
    }
}
