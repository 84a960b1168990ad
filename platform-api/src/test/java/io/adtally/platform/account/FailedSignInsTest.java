package io.adtally.platform.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final AtomicLong now = new AtomicLong();
    private final FailedSignIns failed = new FailedSignIns(new SignInSettings(3, 6, 9, PAUSE), now::get);

    @Test
    void anAccountIsNotTriedFromAnAddressAfterTooManyFailuresAndIsAgainAfterThePause() {
        assertThat(failed.failed("ada", "192.0.2.1")).isFalse();
        assertThat(failed.failed("ada", "192.0.2.1")).isFalse();
        assertThat(failed.pause("ada", "192.0.2.1")).isEmpty();
        assertThat(failed.failed("ada", "192.0.2.1")).isTrue();
        pass(Duration.ofMinutes(5));
        assertThat(failed.pause("ada", "192.0.2.1")).contains(Duration.ofMinutes(10));
        assertThat(failed.pause("ada", "192.0.2.2")).as("its owner elsewhere").isEmpty();
        assertThat(failed.pause("bob", "192.0.2.1")).as("a neighbour").isEmpty();
        pass(Duration.ofMinutes(10));
        assertThat(failed.pause("ada", "192.0.2.1")).isEmpty();
    }

    @Test
    void anAddressThatTriesManyAccountsIsRefusedForAll() {
        for (int i = 0; i < 6; i++) {
            failed.failed("account-" + i, "192.0.2.1");
        }
        assertThat(failed.pause("another", "192.0.2.1")).contains(PAUSE);
        assertThat(failed.pause("another", "192.0.2.2")).isEmpty();
    }

    @Test
    void anAccountThatManyAddressesTryIsRefusedToAll() {
        for (int i = 0; i < 9; i++) {
            failed.failed("ada", "192.0.2." + i);
        }
        assertThat(failed.pause("ada", "198.51.100.1")).contains(PAUSE);
        assertThat(failed.pause("bob", "198.51.100.1")).isEmpty();
    }

    @Test
    void whoRemembersThePasswordBeginsAnew() {
        failed.failed("ada", "192.0.2.1");
        failed.failed("ada", "192.0.2.1");
        failed.succeeded("ada", "192.0.2.1");
        assertThat(failed.failed("ada", "192.0.2.1")).isFalse();
        assertThat(failed.failed("ada", "192.0.2.1")).isFalse();
        assertThat(failed.failed("ada", "192.0.2.1")).isTrue();
    }

    @Test
    void settingsThatLetNobodyInAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SignInSettings(0, 1, 1, PAUSE));
        assertThatIllegalArgumentException().isThrownBy(() -> new SignInSettings(1, 1, 1, Duration.ZERO));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
