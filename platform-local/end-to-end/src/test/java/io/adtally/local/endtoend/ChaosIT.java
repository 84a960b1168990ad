package io.adtally.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.launcher.ChaosOptions;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Law: one event, one count, under any crash. What counts and what is counted in are killed at any moment, also between a
 * checkpoint and its commits; every store must agree with the oracle. {@code ./adtally chaos} kills the other parts too.
 */
class ChaosIT {
    private final PlatformUnderTest platform = new PlatformUnderTest();

    @Test
    void everyStoreAgreesWithTheOracleThoughPartsWereKilled() throws Exception {
        assertThat(platform.stack()
                        .chaos(
                                new ChaosOptions(Duration.ofSeconds(60), 11, 400, Set.of("flink", "clickhouse"), false),
                                System.out))
                .isTrue();
    }
}
