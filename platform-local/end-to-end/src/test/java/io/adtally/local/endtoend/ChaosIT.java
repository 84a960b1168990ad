package io.adtally.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.launcher.ChaosOptions;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Law: one event, one count, under any crash. Every part is killed at any moment, Flink also between a checkpoint and its
 * commits, while events come late, doubled and out of order; every store must agree with the oracle.
 */
class ChaosIT {
    private static final Set<String> ALL_PARTS = Set.of();

    private final PlatformUnderTest platform = new PlatformUnderTest();

    @Test
    void everyStoreAgreesWithTheOracleThoughPartsWereKilled() throws Exception {
        assertThat(platform.stack()
                        .chaos(new ChaosOptions(Duration.ofSeconds(60), 11, 400, ALL_PARTS, true), System.out))
                .isTrue();
    }
}
