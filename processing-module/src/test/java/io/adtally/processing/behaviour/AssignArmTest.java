package io.adtally.processing.behaviour;

import static io.adtally.processing.behaviour.BehaviourHarness.NOON;
import static io.adtally.processing.behaviour.BehaviourHarness.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.EventType;
import io.adtally.fraud.feature.Experiment;
import io.adtally.processing.event.Candidate;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssignArmTest {
    private static final AtomicReference<Experiment> ON = new AtomicReference<>(Experiment.NONE);

    private OneInputStreamOperatorTestHarness<Candidate, Candidate> flink;

    @BeforeEach
    void open() throws Exception {
        flink = new OneInputStreamOperatorTestHarness<>(new StreamMap<>(new AssignArm(task -> ON::get)));
        flink.open();
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void aUserKeepsItsArmWhereverItIsSeen() throws Exception {
        ON.set(Experiment.parse("halves=a:1,b:1"));
        Set<String> arms = new HashSet<>();
        for (int user = 0; user < 20; user++) {
            String arm = arm(event(EventType.IMPRESSION, "i", NOON, "u" + user, "d", "8.8.8.8", "DE"));
            assertThat(arm(event(EventType.CLICK, "c", NOON + 99, "u" + user, null, null, null)))
                    .isEqualTo(arm);
            arms.add(arm);
        }
        assertThat(arms).containsExactlyInAnyOrder("halves/a", "halves/b");
    }

    @Test
    void theNextEventIsOfTheExperimentThatIsOnThen() throws Exception {
        Candidate event = event(EventType.IMPRESSION, "i", NOON, "u", "d", "8.8.8.8", "DE");
        ON.set(Experiment.NONE);
        assertThat(arm(event)).isEmpty();
        ON.set(Experiment.parse("first=only:1"));
        assertThat(arm(event)).isEqualTo("first/only");
        ON.set(Experiment.parse("second=only:1"));
        assertThat(arm(event)).isEqualTo("second/only");
    }

    private String arm(Candidate candidate) throws Exception {
        flink.processElement(candidate, NOON);
        return flink.extractOutputValues().getLast().behaviour().experimentArm();
    }
}
