package io.adtally.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings ClickHouse's schema up to date with the reporting module's own program. */
final class Migrations {
    static final String MODULE = "reporting-module";
    private static final String MAIN = "io.adtally.reporting.store.clickhouse.Migrate";

    private Migrations() {}

    static void run(Wiring wiring) throws IOException, InterruptedException {
        Program program = Program.java(wiring.checkout().classpath(MODULE), Program.SHORT_LIVED, MAIN, List.of());
        Process process =
                program.builder(wiring.settings()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ClickHouse's schema could not be brought up to date:\n" + output.strip());
        }
    }
}
