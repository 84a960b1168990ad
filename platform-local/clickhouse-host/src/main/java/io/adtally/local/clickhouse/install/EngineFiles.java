package io.adtally.local.clickhouse.install;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Which engine, and where its library is kept: outside any checkout, shared by all of them. */
public final class EngineFiles {
    /** Release of the engine's npm package. */
    public static final String VERSION = "26.7.3-stable.1";

    static final String PACKAGE = "@chdb/lib-linux-x64-gnu";

    /** The package's integrity as npm publishes it. */
    static final String INTEGRITY =
            "sha512-XP97mMqnc5tZpKQywR8N7cLTsHNiTmHr30pC5mzo3jWmukjKn2IBa60c2B/gWUNcuFjOMjWoorQICCqBVj5wpw==";

    static final String LIBRARY_IN_PACKAGE = "package/libchdb.so";

    private EngineFiles() {}

    /** Where the library is, or will be once it is fetched. */
    public static Path library(Map<String, String> environment) {
        return cache(environment).resolve("chdb").resolve(VERSION).resolve("libchdb.so");
    }

    /** Empty where the engine runs, else why it does not here. */
    static String unsupported() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "");
        boolean runs = system.contains("linux") && (machine.equals("amd64") || machine.equals("x86_64"));
        return runs ? "" : "The embedded ClickHouse needs Linux on x86-64, this is " + system + " on " + machine;
    }

    private static Path cache(Map<String, String> environment) {
        String own = environment.getOrDefault("ADTALLY_CACHE", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("adtally");
    }
}
