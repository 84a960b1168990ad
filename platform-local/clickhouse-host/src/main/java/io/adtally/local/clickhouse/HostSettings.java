package io.adtally.local.clickhouse;

import io.adtally.local.clickhouse.http.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How the host runs.
 *
 * @param port HTTP port on the loopback address
 * @param data directory of the engine; one process at a time can use it
 * @param connections how many statements run at once
 * @param memoryLimitBytes the engine fails a query rather than use more
 */
record HostSettings(int port, Path data, Credentials credentials, int connections, long memoryLimitBytes) {
    private static final int DEFAULT_CONNECTIONS = 8;
    private static final long DEFAULT_MEMORY_LIMIT_BYTES = 2L << 30;

    /**
     * Reads {@code --data DIR} and ADTALLY_CLICKHOUSE_URL (for the port), _USER, _PASSWORD, _CONNECTIONS, _MEMORY_BYTES;
     * IllegalArgumentException says what is wrong.
     */
    static HostSettings of(String[] args, Map<String, String> environment) {
        if (args.length != 2 || !args[0].equals("--data")) {
            throw new IllegalArgumentException("usage: ClickHouseHost --data DIRECTORY");
        }
        return new HostSettings(
                port(environment),
                Path.of(args[1]).toAbsolutePath(),
                new Credentials(
                        environment.getOrDefault("ADTALLY_CLICKHOUSE_USER", ""),
                        environment.getOrDefault("ADTALLY_CLICKHOUSE_PASSWORD", "")),
                Integer.parseInt(environment.getOrDefault(
                        "ADTALLY_CLICKHOUSE_CONNECTIONS", Integer.toString(DEFAULT_CONNECTIONS))),
                Long.parseLong(environment.getOrDefault(
                        "ADTALLY_CLICKHOUSE_MEMORY_BYTES", Long.toString(DEFAULT_MEMORY_LIMIT_BYTES))));
    }

    /** What the engine is started with besides its directory. */
    List<String> engineArguments() {
        return List.of(
                "--max_server_memory_usage=" + memoryLimitBytes,
                "--background_pool_size=2",
                "--background_schedule_pool_size=2",
                // An answered insert is in the table, not in a buffer.
                "--async_insert=0");
    }

    private static int port(Map<String, String> environment) {
        String url = environment.getOrDefault("ADTALLY_CLICKHOUSE_URL", "");
        int port = url.isEmpty() ? -1 : URI.create(url).getPort();
        if (port <= 0) {
            throw new IllegalArgumentException("ADTALLY_CLICKHOUSE_URL must name the port to listen on: " + url);
        }
        return port;
    }
}
