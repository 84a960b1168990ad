package io.adtally.local.clickhouse;

import io.adtally.local.clickhouse.http.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
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
    private static final int MAX_CONNECTIONS = 64;
    private static final long DEFAULT_MEMORY_LIMIT_BYTES = 2L << 30;
    private static final long MIN_MEMORY_LIMIT_BYTES = 256L << 20;
    private static final int MAX_PORT = 65535;

    /**
     * Reads {@code --data DIR} and ADTALLY_CLICKHOUSE_URL (for the port), _USER, _PASSWORD, _CONNECTIONS, _MEMORY_BYTES;
     * IllegalArgumentException says what is wrong.
     */
    static HostSettings of(String[] args, Map<String, String> environment) {
        if (args.length != 2 || !args[0].equals("--data")) {
            throw new IllegalArgumentException("usage: ClickHouseHost --data DIRECTORY");
        }
        return new HostSettings(
                port(environment.getOrDefault("ADTALLY_CLICKHOUSE_URL", "")),
                Path.of(args[1]).toAbsolutePath(),
                new Credentials(
                        environment.getOrDefault("ADTALLY_CLICKHOUSE_USER", ""),
                        environment.getOrDefault("ADTALLY_CLICKHOUSE_PASSWORD", "")),
                (int) number(environment, "ADTALLY_CLICKHOUSE_CONNECTIONS", DEFAULT_CONNECTIONS, 1, MAX_CONNECTIONS),
                number(
                        environment,
                        "ADTALLY_CLICKHOUSE_MEMORY_BYTES",
                        DEFAULT_MEMORY_LIMIT_BYTES,
                        MIN_MEMORY_LIMIT_BYTES,
                        Long.MAX_VALUE));
    }

    /** What the engine is started with besides its directory. */
    List<String> engineArguments() {
        return List.of(
                "--max_server_memory_usage=" + memoryLimitBytes,
                "--background_pool_size=2",
                "--background_schedule_pool_size=2");
    }

    private static int port(String url) {
        int port;
        try {
            port = new URI(url).getPort();
        } catch (URISyntaxException e) {
            port = -1;
        }
        if (port <= 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("ADTALLY_CLICKHOUSE_URL must name the port to listen on: " + url);
        }
        return port;
    }

    private static long number(Map<String, String> environment, String name, long otherwise, long least, long most) {
        String text = environment.getOrDefault(name, Long.toString(otherwise));
        long number;
        try {
            number = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number: " + text, e);
        }
        if (number < least || number > most) {
            throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ": " + number);
        }
        return number;
    }
}
