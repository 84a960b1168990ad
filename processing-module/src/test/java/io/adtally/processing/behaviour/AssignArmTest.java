package io.adtally.processing.behaviour;

import static io.adtally.processing.behaviour.BehaviourHarness.NOON;
import static io.adtally.processing.behaviour.BehaviourHarness.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.EventType;
import io.adtally.fraud.feature.Experiment;
import io.adtally.processing.event.Candidate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssignArmTest {
    private final AssignArm assignArm = new AssignArm(Experiment.parse("halves=a:1,b:1"));

    @Test
    void aUserKeepsItsArmWhereverItIsSeen() {
        Set<String> arms = new HashSet<>();
        for (int user = 0; user < 20; user++) {
            Candidate here = event(EventType.IMPRESSION, "i", NOON, "u" + user, "d", "8.8.8.8", "DE");
            Candidate there = event(EventType.CLICK, "c", NOON + 99, "u" + user, null, null, null);
            String arm = assignArm.map(here).behaviour().experimentArm();
            assertThat(assignArm.map(there).behaviour().experimentArm()).isEqualTo(arm);
            arms.add(arm);
        }
        assertThat(arms).containsExactlyInAnyOrder("halves/a", "halves/b");
    }
}
