package io.adtally.reporting;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What tests keep their books in: ClickHouse's engine, embedded, or the server at {@code ADTALLY_TEST_CLICKHOUSE_URL} (with
 * {@code _USER} and {@code _PASSWORD}), whose database {@code adtally} must be empty or absent at first; it is dropped and
 * made anew.
 */
public final class Stores {
    private static final String SERVER = "ADTALLY_TEST_CLICKHOUSE_";

    private Stores() {}

    /** The parts, started once for all tests; in place of ClickHouse the server, if there is one. */
    public static EmbeddedStack with(Set<Part> parts) {
        return EmbeddedStack.shared(parts, server(System.getenv()));
    }

    private static Map<String, String> server(Map<String, String> environment) {
        String url = environment.getOrDefault(SERVER + "URL", "");
        if (url.isBlank()) {
            return Map.of();
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("ADTALLY_CLICKHOUSE_URL", url);
        settings.put("ADTALLY_CLICKHOUSE_USER", environment.getOrDefault(SERVER + "USER", "default"));
        settings.put("ADTALLY_CLICKHOUSE_PASSWORD", environment.getOrDefault(SERVER + "PASSWORD", ""));
        return settings;
    }
}
