package io.adtally.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.platform.problem.RefusedException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void readsAndWritesExactly() {
        assertThat(Money.micros("price", " 12.5 ")).isEqualTo(12_500_000);
        assertThat(Money.micros("price", "0.000001")).isEqualTo(1);
        assertThat(Money.micros("price", "-3")).isEqualTo(-3_000_000);
        assertThat(Money.decimal(12_500_000)).isEqualTo("12.50");
        assertThat(Money.decimal(1)).isEqualTo("0.000001");
        assertThat(Money.decimal(0)).isEqualTo("0.00");
    }

    @Test
    void comesBackAsItWent() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            long micros = random.nextLong();
            assertThat(Money.micros("price", Money.decimal(micros))).isEqualTo(micros);
        }
    }

    @Test
    void refusesWhatIsInexactTooLargeOrNoNumber() {
        for (String text : List.of("0.0000001", "9223372036854.775808", "1,5", "", "1e400", "EUR 3")) {
            assertThatThrownBy(() -> Money.micros("price", text)).isInstanceOf(RefusedException.class);
        }
    }
}
