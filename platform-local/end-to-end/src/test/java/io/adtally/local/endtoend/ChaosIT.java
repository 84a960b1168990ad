package io.adtally.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.local.launcher.ChaosOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Law: one event, one count, under any crash. Any part is killed at any moment; every store must agree with the oracle. */
class ChaosIT {
    private final PlatformUnderTest platform = new PlatformUnderTest();

    @Test
    void everyStoreAgreesWithTheOracleThoughAnyPartWasKilled() throws Exception {
        assertThat(platform.stack().chaos(new ChaosOptions(Duration.ofSeconds(75), 11, 400), System.out))
                .isTrue();
    }
}
