package io.adtally.platform.force;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.control.ControlAck;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForceTest {
    private final Force force = new Force();

    @Test
    void isEverywhereWhenEveryTaskOfEveryOperatorHasIt() {
        hear("enrich", 0, 2, 7, 100, null);
        hear("enrich", 1, 2, 7, 300, null);
        hear("judge", 0, 1, 6, 50, null);
        assertThat(force.of("rules", 7)).isEqualTo(new InForce(2, 3, null, List.of()));
        hear("judge", 0, 1, 8, 200, null); // a later version holds the earlier one too
        assertThat(force.of("rules", 7).since()).isEqualTo(Instant.ofEpochMilli(300));
    }

    @Test
    void tellsOfRefusals() {
        hear("judge", 0, 1, 7, 100, "no such rule");
        InForce inForce = force.of("rules", 7);
        assertThat(inForce.everywhere()).isFalse();
        assertThat(inForce.refusals()).containsExactly("judge 0: no such rule");
    }

    @Test
    void forgetsTasksThatAreNoMore() {
        for (int task = 0; task < 4; task++) {
            hear("judge", task, 4, 6, 10 + task, null);
        }
        hear("judge", 0, 2, 7, 100, null);
        hear("judge", 1, 2, 7, 101, null);
        assertThat(force.of("rules", 7).tasks()).isEqualTo(2);
        assertThat(force.of("rules", 7).everywhere()).isTrue();
    }

    @Test
    void knowsNothingBeforeTheFirstAnswer() {
        assertThat(force.of("thresholds", 1)).isEqualTo(new InForce(0, 0, null, List.of()));
    }

    private void hear(String operator, int task, int tasks, long version, long at, @Nullable String refused) {
        force.heard(new ControlAck("rules", version, operator, task, tasks, at, refused));
    }
}
