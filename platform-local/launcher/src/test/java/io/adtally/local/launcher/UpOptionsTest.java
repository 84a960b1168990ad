package io.adtally.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class UpOptionsTest {
    @Test
    void standsInTheTerminalWithDemoTrafficByDefault() {
        assertThat(UpOptions.parse(List.of())).isEqualTo(new UpOptions(UpOptions.Mode.FOREGROUND, false, true, 0));
    }

    @Test
    void knowsEveryOption() {
        assertThat(UpOptions.parse(List.of("--detach", "--fresh", "--no-demo", "--brokers", "3")))
                .isEqualTo(new UpOptions(UpOptions.Mode.DETACH, true, false, 3));
    }

    @Test
    void handsOnWhatTheBackgroundProcessMustKnow() {
        assertThat(new UpOptions(UpOptions.Mode.DETACH, true, false, 3).supervising())
                .containsExactly("up", "--supervise", "--no-demo", "--brokers", "3");
    }

    @Test
    void refusesOtherWordsAndNumbersOfBrokers() {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--now")))
                .isInstanceOf(UsageException.class)
                .hasMessage("up does not know --now");
        assertThatThrownBy(() -> UpOptions.parse(List.of("--brokers", "2")))
                .isInstanceOf(UsageException.class)
                .hasMessage("--brokers is 1 or 3, not 2");
        assertThatThrownBy(() -> UpOptions.parse(List.of("--brokers"))).isInstanceOf(UsageException.class);
    }
}
