package io.adtally.processing.behaviour;

import static io.adtally.processing.behaviour.BehaviourHarness.NOON;
import static io.adtally.processing.behaviour.BehaviourHarness.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.EventType;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.feature.Subject;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.Flag;
import io.adtally.processing.event.Source;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.event.TestEvents.Who;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchActivityHarnessTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private BehaviourHarness users;

    @BeforeEach
    void open() throws Exception {
        users = users(1, 0, null);
    }

    @AfterEach
    void close() throws Exception {
        users.close();
    }

    @Test
    void everyEventGetsTheBehaviourOfItsUser() throws Exception {
        users.send(impression("u", NOON));
        users.send(impression("v", NOON));
        Candidate last = users.send(event(EventType.CLICK, "c", NOON, "u", null, "8.8.8.8", "DE"));
        assertThat(last.behaviour().user()).isEqualTo(new KeyBehaviour(1, 1, 0, 2, Double.NaN, Double.NaN, Double.NaN));
        assertThat(last.behaviour().address()).as("is not this operator's").isEqualTo(KeyBehaviour.UNKNOWN);
        assertThat(last.flags()).isZero();
    }

    @Test
    void withoutAUserItIsTheAddressAndWithoutEitherNothingIsKept() throws Exception {
        users.send(event(EventType.IMPRESSION, "a", NOON, null, null, "2001:db8::1", null));
        Candidate same = users.send(event(EventType.IMPRESSION, "b", NOON, null, null, "2001:db8:0:0:7::", null));
        assertThat(same.behaviour().user().impressions()).isEqualTo(2);
        Candidate nobody = event(EventType.IMPRESSION, "c", NOON, null, null, "no address", null);
        assertThat(users.send(nobody).behaviour()).isEqualTo(Behaviour.UNKNOWN);
        assertThat(users.keysRemembered()).isOne();
    }

    @Test
    void anAddressIsWatchedForAllItsUsersAndNeverTravels() throws Exception {
        try (BehaviourHarness addresses = BehaviourHarness.open(
                new WatchActivity(Subject.ADDRESS),
                candidate -> BehaviourKeys.of(Subject.ADDRESS, candidate.event()))) {
            addresses.send(event(EventType.CLICK, "a", NOON, "u", null, "8.8.8.8", "DE"));
            Candidate last = addresses.send(event(EventType.CLICK, "b", NOON + 10, "v", null, "8.8.8.8", "JP"));
            assertThat(last.behaviour().address().interClickMillis()).isEqualTo(10);
            assertThat(last.behaviour().address().kmPerHour()).isNaN();
            assertThat(last.behaviour().user()).isEqualTo(KeyBehaviour.UNKNOWN);
        }
    }

    @Test
    void aKeyIsForgottenADayAfterItsLatestEventAndNotBefore() throws Exception {
        users.send(impression("u", NOON));
        users.send(impression("u", NOON + 5 * HOUR));
        users.send(impression("u", NOON - 5 * HOUR));
        assertThat(users.flink.numEventTimeTimers()).as("one a key").isOne();
        users.flink.processWatermark(NOON + DAY + 5 * HOUR - 1);
        assertThat(users.keysRemembered()).isOne();
        users.flink.processWatermark(NOON + DAY + 5 * HOUR);
        assertThat(users.keysRemembered()).isZero();
        assertThat(users.flink.numEventTimeTimers()).isZero();
    }

    /** Receipt bounds event time; a producer whose clock is years ahead leaves nothing behind either. */
    @Test
    void noClockKeepsStateForYears() throws Exception {
        Who user = new Who("u", null, null, null);
        users.send(TestEvents.candidate(
                TestEvents.event(EventType.CLICK, "x", "x", 1, NOON + 4_000 * DAY, NOON, user, Source.NONE)));
        users.flink.processWatermark(NOON + DAY);
        assertThat(users.keysRemembered()).isZero();
    }

    /** A key with a third of the traffic: all its events come out, few touch its state, other keys notice nothing. */
    @Test
    void aHotKeyIsSampledAndNothingIsLost() throws Exception {
        int sampled = 0;
        for (int i = 0; i < 3_000; i++) {
            sampled += isSampled(users.send(impression("hot", NOON + i / 10))) ? 1 : 0;
            assertThat(isSampled(users.send(impression("cold" + i, NOON)))).isFalse();
        }
        assertThat(users.flink.extractOutputValues()).hasSize(6_000);
        assertThat(sampled).isEqualTo(3_000 - WatchActivity.UPDATES_PER_SECOND);
        Candidate last = users.send(impression("hot", NOON + 300));
        assertThat(last.behaviour().user().sessionEvents())
                .as("the last one known")
                .isEqualTo(100);

        users.flink.setProcessingTime(NOON + 1_000);
        Candidate next = users.send(impression("hot", NOON + 301));
        assertThat(isSampled(next)).as("a new second").isFalse();
        assertThat(next.behaviour().user().sessionEvents()).isEqualTo(101);
    }

    @Test
    void stateMovesWithItsKeyWhenTheJobIsRescaled() throws Exception {
        for (int user = 0; user < 50; user++) {
            users.send(impression("u" + user, NOON));
        }
        users.flink.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState snapshot = users.flink.snapshot(1, NOON);
        int entries = 0;
        int continued = 0;
        for (int subtask = 0; subtask < 3; subtask++) {
            OperatorSubtaskState mine = AbstractStreamOperatorTestHarness.repartitionOperatorState(
                    snapshot, BehaviourHarness.MAX_PARALLELISM, 1, 3, subtask);
            try (BehaviourHarness part = users(3, subtask, mine)) {
                entries += part.keysRemembered();
                for (int user = 0; user < 50; user++) {
                    if (subtaskOf("user:u" + user, 3) == subtask) {
                        continued += (int) part.send(impression("u" + user, NOON + 1))
                                .behaviour()
                                .user()
                                .sessionEvents();
                    }
                }
                part.flink.processWatermark(NOON + 1 + DAY);
                assertThat(part.keysRemembered()).isZero();
            }
        }
        assertThat(entries).isEqualTo(50);
        assertThat(continued).as("two events each").isEqualTo(100);
    }

    private static int subtaskOf(String key, int parallelism) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(key, BehaviourHarness.MAX_PARALLELISM, parallelism);
    }

    private static boolean isSampled(Candidate candidate) {
        return (candidate.flags() & Flag.SAMPLED_STATE.bit()) != 0;
    }

    private static BehaviourHarness users(int parallelism, int subtask, @Nullable OperatorSubtaskState state)
            throws Exception {
        return BehaviourHarness.open(
                new WatchActivity(Subject.USER),
                candidate -> BehaviourKeys.of(Subject.USER, candidate.event()),
                parallelism,
                subtask,
                state);
    }

    private static Candidate impression(String user, long time) {
        return event(EventType.IMPRESSION, "i", time, user, null, null, null);
    }
}
