package io.adtally.platform.threshold;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.platform.problem.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdValuesTest {
    @Test
    void quarantineLiesBelowDropWithinZeroAndOne() {
        assertThatCode(() -> new ThresholdValues(0, 1, List.of())).doesNotThrowAnyException();
        double[][] wrong = {{0.9, 0.9}, {0.95, 0.8}, {-0.1, 0.5}, {0.5, 1.1}, {Double.NaN, 0.5}, {0.5, Double.NaN}};
        for (double[] pair : wrong) {
            assertThatThrownBy(() -> new ThresholdValues(pair[0], pair[1], List.of()))
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void anAdvertiserHasOneOverride() {
        var override = new ThresholdValues.AdvertiserOverride("a", 0.5, 0.6);
        assertThatThrownBy(() -> new ThresholdValues(0.8, 0.9, List.of(override, override)))
                .isInstanceOf(RefusedException.class);
    }
}
