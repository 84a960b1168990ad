package io.adtally.local.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Fetches ClickHouse's engine into the user's cache, once. */
final class ClickHouseEngine {
    private static final String INSTALL = "io.adtally.local.clickhouse.install.InstallEngine";

    private ClickHouseEngine() {}

    /** Returns when the engine is there, or at once if it is not among the parts; IOException says what is missing. */
    static void fetch(Wiring wiring, Set<Part> parts, Consumer<String> say) throws IOException, InterruptedException {
        if (!parts.contains(Part.CLICKHOUSE)) {
            return;
        }
        Program program = Program.java(
                wiring.checkout().classpath(Wiring.CLICKHOUSE_HOST), Program.SHORT_LIVED, INSTALL, List.of());
        Process process =
                program.builder(wiring.settings()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String last = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                say.accept(line);
                last = line;
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("The ClickHouse engine is missing: " + last);
        }
    }
}
