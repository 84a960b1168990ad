package io.adtally.processing.enrich;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.TimeoutOptions;
import java.time.Duration;

/** How the job's Redis client behaves when Redis is away. */
final class RedisOptions {
    private RedisOptions() {}

    /** Fails at once while disconnected, so that last known terms are served and others asked for again; reconnects by itself. */
    static ClientOptions boundedBy(Duration commandTimeout) {
        return ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(commandTimeout))
                .build();
    }
}
