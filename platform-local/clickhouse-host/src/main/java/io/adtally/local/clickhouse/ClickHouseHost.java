package io.adtally.local.clickhouse;

import io.adtally.local.clickhouse.engine.Pool;
import io.adtally.local.clickhouse.http.HttpInterface;
import io.adtally.local.clickhouse.install.InstallEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ClickHouse engine in a process of its own: a fault in it takes nothing else down, and it can be killed at any
 * moment. Ends by signal; see {@link HostSettings} for what it reads.
 */
public final class ClickHouseHost {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(1);
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(ClickHouseHost.class);

    private volatile @Nullable Pool pool;
    private volatile @Nullable HttpInterface http;

    private ClickHouseHost() {}

    /** Runs until a signal comes; exits with 2 on wrong settings, 1 when the engine does not start. */
    public static void main(String[] args) {
        try {
            HostSettings settings = HostSettings.of(args, System.getenv());
            Path library = InstallEngine.install(System.getenv(), System.out);
            start(settings, library);
        } catch (IllegalArgumentException e) {
            log.error(e.getMessage());
            Runtime.getRuntime().halt(2);
        } catch (Exception e) {
            log.error("ClickHouse did not start: {}", e.getMessage(), e);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void start(HostSettings settings, Path library) throws Exception {
        long startNanos = System.nanoTime();
        Files.createDirectories(settings.data());
        ClickHouseHost host = new ClickHouseHost();
        Runtime.getRuntime().addShutdownHook(new Thread(host::stop, "stop"));
        host.pool = Pool.open(library, settings.data(), settings.connections(), settings.engineArguments());
        host.http = HttpInterface.listen(settings.port(), host.pool, settings.credentials());
        log.info(
                "ClickHouse listens on 127.0.0.1:{} after {} ms, data in {}",
                settings.port(),
                Duration.ofNanos(System.nanoTime() - startNanos).toMillis(),
                settings.data());
    }

    /** The engine must not be unloaded by an ordinary exit while it runs something: it would crash. */
    private void stop() {
        int status = 0;
        try {
            if (http != null) {
                http.stop(STOP_PATIENCE);
            }
            if (pool != null && !pool.close(DRAIN_PATIENCE)) {
                log.warn("A statement was still running; what was acknowledged is on disk");
            }
        } catch (InterruptedException | RuntimeException e) {
            log.error("Not stopped cleanly; what was acknowledged is on disk", e);
            status = 1;
        }
        Runtime.getRuntime().halt(status);
    }
}
