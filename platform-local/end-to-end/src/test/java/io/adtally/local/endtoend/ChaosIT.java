package io.adtally.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.launcher.ChaosOptions;
import io.adtally.local.launcher.ChaosResult;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Law: one event, one count, under any crash. Every part on an event's way is killed at any moment, Flink also between a
 * checkpoint and its commits, while events come late, doubled and out of order; every store must agree with the oracle.
 * {@code ./adtally chaos --hostile} kills the other parts too.
 */
class ChaosIT {
    private static final Set<String> WAY_OF_AN_EVENT =
            Set.of("collector", "kafka", "registry", "flink", "redis", "clickhouse", "s3", "catalog");

    private final PlatformUnderTest platform = new PlatformUnderTest();

    @Test
    void everyStoreAgreesWithTheOracleThoughPartsWereKilled() throws Exception {
        ChaosResult result = platform.stack()
                .chaos(new ChaosOptions(Duration.ofSeconds(45), 11, 400, WAY_OF_AN_EVENT, true), System.out);
        assertThat(result.agrees()).isTrue();
        assertThat(result.spared()).as("what was not killed").isEmpty();
        assertThat(result.kills())
                .containsKeys(WAY_OF_AN_EVENT.toArray(String[]::new))
                .containsKey(ChaosResult.FLINK_AT_COMMIT)
                .hasSize(WAY_OF_AN_EVENT.size() + 1);
    }
}
