package io.adtally.processing.join;

import static io.adtally.outcome.Outcome.BILLABLE;
import static io.adtally.outcome.Outcome.DUPLICATE;
import static io.adtally.outcome.Outcome.GIVT;
import static io.adtally.outcome.Outcome.TOO_LATE;
import static io.adtally.outcome.Outcome.UNMATCHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.EventType;
import io.adtally.fraud.verdict.Reason;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Flag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DedupJoinHarnessTest extends JoinHarness {
    @Test
    void countsAnImpressionOnce() throws Exception {
        send(impression("I", NOW));
        send(impression("I", NOW));
        assertThat(taken()).containsExactly("I+billable", "I+duplicate");
    }

    @Test
    void matchesAClickAfterItsImpression() throws Exception {
        send(impression("I", NOW));
        send(click("C", "I", NOW + MINUTE));
        assertThat(taken()).containsExactly("I+billable", "C+billable");
    }

    @Test
    void matchesAClickThatOvertookItsImpressionWithoutRestating() throws Exception {
        send(click("C", "I", NOW + MINUTE));
        assertThat(taken()).isEmpty();
        send(impression("I", NOW));
        assertThat(taken()).containsExactly("I+billable", "C+billable");
        passGrace();
        assertThat(taken()).isEmpty();
    }

    @Test
    void countsAClickAsUnmatchedAfterTheGraceAndRestatesItWhenTheImpressionComes() throws Exception {
        send(click("C", "I", NOW));
        passGrace();
        assertThat(taken()).containsExactly("C+unmatched");
        send(impression("I", NOW - MINUTE));
        assertThat(taken()).containsExactly("I+billable", "C-unmatched", "C+billable");
        send(impression("I", NOW - MINUTE));
        assertThat(taken()).as("a duplicate impression restates nothing").containsExactly("I+duplicate");
    }

    @Test
    void restatementSaysWhyAndWhen() throws Exception {
        send(click("C", "I", NOW));
        passGrace();
        send(impression("I", NOW));
        List<DecidedEvent> restated = decided().subList(2, 4);
        assertThat(restated).allSatisfy(entry -> {
            assertThat(entry.adjustmentReason()).isEqualTo(DedupJoin.LATE_IMPRESSION);
            assertThat(entry.adjustedAtMillis()).isGreaterThan(NOW);
        });
        assertThat(restated).extracting(DecidedEvent::spendMicros).containsExactly(0L, 7L);
    }

    @Test
    void aClickBeyondTheWindowStaysUnmatchedInEitherOrder() throws Exception {
        long beyond = DedupJoin.JOIN_WINDOW.toMillis() + 1;
        send(impression("I", NOW));
        send(click("C", "I", NOW + beyond));
        send(click("D", "J", NOW + beyond));
        passGrace();
        send(impression("J", NOW));
        assertThat(taken()).containsExactlyInAnyOrder("I+billable", "C+unmatched", "D+unmatched", "J+billable");
    }

    @Test
    void chargesTheFirstOfTheViewsOfAnImpression() throws Exception {
        send(impression("I", NOW));
        send(view("V", ""));
        restart();
        send(view("W", ""));
        DecidedEvent repeated = decided().getFirst();
        assertThat(repeated.outcome()).isEqualTo(BILLABLE);
        assertThat(repeated.spendMicros()).isZero();
        assertThat(repeated.candidate().spendIfBillableMicros()).isZero();
        assertThat(Flag.names(repeated.candidate().flags())).containsExactly("repeated_view");
    }

    @Test
    void aViewThatIsNotBillableIsNotTheOneThatIsCharged() throws Exception {
        send(impression("I", NOW));
        send(view("V", "GIVT:crawler"));
        send(view("W", "QUARANTINE:model"));
        send(view("X", ""));
        assertThat(decided()).extracting(DecidedEvent::spendMicros).containsExactly(7L, 0L, 0L, 7L);
    }

    private static Candidate view(String id, String traffic) {
        return candidate(EventType.VIEWABLE, id, "I", NOW, NOW, 1, traffic);
    }

    @Test
    void theWindowIncludesItsEdges() throws Exception {
        long edge = DedupJoin.JOIN_WINDOW.toMillis();
        send(impression("I", NOW));
        send(click("C", "I", NOW + edge));
        send(click("D", "I", NOW - edge));
        assertThat(taken()).containsExactly("I+billable", "C+billable", "D+billable");
    }

    @Test
    void aDuplicateOfAWaitingOrCountedClickIsADuplicate() throws Exception {
        send(click("C", "I", NOW));
        send(click("C", "I", NOW));
        assertThat(taken()).containsExactly("C+duplicate");
        passGrace();
        send(click("C", "I", NOW));
        assertThat(taken()).containsExactly("C+unmatched", "C+duplicate");
    }

    @Test
    void keepsAndFlagsAnotherPayloadUnderAKnownId() throws Exception {
        send(impression("I", NOW));
        send(candidate(EventType.IMPRESSION, "I", "I", NOW, NOW, 99, ""));
        List<DecidedEvent> decided = decided();
        assertThat(decided).extracting(DecidedEvent::outcome).containsExactly(BILLABLE, BILLABLE);
        assertThat(decided.get(0).candidate().flags()).isZero();
        assertThat(decided.get(1).candidate().flags()).isEqualTo(Flag.ID_COLLISION.bit());
        assertThat(decided.get(1).candidate().event().idCollision())
                .as("rules see it")
                .isTrue();
    }

    @Test
    void copiesOfEitherSideOfACollisionAreDuplicates() throws Exception {
        send(impression("I", NOW));
        send(candidate(EventType.IMPRESSION, "I", "I", NOW, NOW, 99, ""));
        send(candidate(EventType.IMPRESSION, "I", "I", NOW, NOW, 99, ""));
        send(impression("I", NOW));
        assertThat(taken()).containsExactly("I+billable", "I+billable", "I+duplicate", "I+duplicate");
    }

    @Test
    void aCollidingClickKeepsItsFlagThroughTheRestatement() throws Exception {
        send(click("C", "I", NOW));
        send(candidate(EventType.CLICK, "C", "I", NOW, NOW, 99, ""));
        passGrace();
        send(impression("I", NOW));
        assertThat(taken())
                .containsExactly(
                        "C+unmatched",
                        "C+unmatched",
                        "I+billable",
                        "C-unmatched",
                        "C+billable",
                        "C-unmatched",
                        "C+billable");
        Map<Integer, Integer> signs = new HashMap<>();
        decided().forEach(entry -> signs.merge(entry.candidate().flags(), entry.sign(), Integer::sum));
        assertThat(signs).as("per flags, the books balance").isEqualTo(Map.of(0, 2, Flag.ID_COLLISION.bit(), 1));
    }

    @Test
    void aListedImpressionIsAnImpressionAllTheSame() throws Exception {
        send(candidate(EventType.IMPRESSION, "I", "I", NOW, NOW, 1, "GIVT:known_crawler"));
        send(click("C", "I", NOW));
        assertThat(taken()).containsExactly("I+givt", "C+billable");
    }

    @Test
    void aCopyThatComesTooLateIsTooLateAndLeavesTheFirstAlone() throws Exception {
        long dayLater = NOW + DedupJoin.MAX_LATENESS.toMillis() + 1;
        send(candidate(EventType.IMPRESSION, "I", "I", NOW, dayLater, 1, ""));
        send(candidate(EventType.IMPRESSION, "I", "I", NOW, dayLater, 1, ""));
        send(impression("I", NOW));
        send(click("C", "I", NOW));
        assertThat(taken()).containsExactly("I+too_late", "I+too_late", "I+billable", "C+billable");
    }

    @Test
    void aClickThatStillWaitsIsCountedBeforeItsStateGoes() throws Exception {
        send(click("C", "I", NOW));
        harness.processWatermark(Long.MAX_VALUE);
        assertThat(taken()).containsExactly("C+unmatched");
        passGrace();
        assertThat(taken()).isEmpty();
        assertThat(keysRemembered()).isZero();
    }

    @Test
    void judgesLatenessByTheRecordAlone() throws Exception {
        long day = DedupJoin.MAX_LATENESS.toMillis();
        send(candidate(EventType.IMPRESSION, "I", "I", NOW - day, NOW, 1, ""));
        send(candidate(EventType.IMPRESSION, "J", "J", NOW - day - 1, NOW, 1, ""));
        assertThat(taken()).containsExactly("I+billable", "J+too_late");
        assertThat(keysRemembered()).as("what is too late leaves no state").isOne();
    }

    @Test
    void aRuleDecidesBeforeTheJoin() throws Exception {
        send(candidate(EventType.CLICK, "C", "I", NOW, NOW, 1, "GIVT:known_crawler"));
        assertThat(taken()).containsExactly("C+givt");
        passGrace();
        send(impression("I", NOW));
        assertThat(taken()).as("a listed click is never restated").containsExactly("I+billable");
    }

    @Test
    void freesItsStateAfterTheHorizonAndNotBefore() throws Exception {
        send(impression("I", NOW));
        send(click("C", "J", NOW + HOUR));
        passGrace();
        harness.processWatermark(NOW + DedupJoin.HORIZON.toMillis() - HOUR);
        send(impression("I", NOW));
        assertThat(taken()).contains("I+duplicate");
        harness.processWatermark(NOW + DedupJoin.HORIZON.toMillis() + 2 * HOUR);
        assertThat(keysRemembered()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    /** More than anybody causes: all the same each is counted once, and the key neither grows nor is kept for ever. */
    @Test
    void whatCrowdsUnderOneImpressionIsInvalidCountedOnceAndForgotten() throws Exception {
        int crowd = JoinState.MOST_EVENTS + 100;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < crowd; i++) {
                send(click("C" + i, "I", NOW));
            }
            if (round == 0) {
                restart();
                harness.setProcessingTime(NOW + GRACE.toMillis());
                assertThat(books()).isEqualTo(Map.of(UNMATCHED, JoinState.MOST_EVENTS));
            }
        }
        assertThat(books()).isEqualTo(Map.of(UNMATCHED, JoinState.MOST_EVENTS, DUPLICATE, crowd));
        send(impression("I", NOW));
        DecidedEvent late = decided().getLast();
        assertThat(late.outcome()).isEqualTo(GIVT);
        assertThat(late.reason()).isEqualTo(Reason.ACTIVITY.wire());

        long later = NOW + DedupJoin.HORIZON.toMillis();
        send(click("D", "I", later));
        Candidate copy = click("C" + (crowd - 1), "I", NOW, NOW + 23 * HOUR);
        harness.processWatermark(later - HOUR);
        send(copy);
        assertThat(decided().getLast().outcome()).isEqualTo(DUPLICATE);
        harness.setStateTtlProcessingTime(DedupJoin.HORIZON.toMillis());
        send(copy);
        assertThat(decided().getLast().outcome()).as("forgotten").isEqualTo(GIVT);
        harness.processWatermark(later + DedupJoin.HORIZON.toMillis() + HOUR);
        // The crowd's entries are gone to all who ask; the store frees them as it compacts.
        assertThat(keysRemembered()).isEqualTo(1);
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void goesOnFromASnapshotAsIfNothingHadHappened() throws Exception {
        send(impression("I", NOW));
        send(click("C", "J", NOW));
        restart();
        harness.setProcessingTime(NOW + GRACE.toMillis());
        send(impression("I", NOW));
        send(impression("J", NOW));
        assertThat(taken()).containsExactly("C+unmatched", "I+duplicate", "J+billable", "C-unmatched", "C+billable");
    }

    /** The books end the same whatever the order of arrival: 500 shuffles of one day's mixed events. */
    @Test
    void everyOrderOfArrivalEndsInTheSameBooks() throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            close();
            open();
            List<Candidate> events = new ArrayList<>(List.of(
                    impression("I", NOW),
                    impression("I", NOW),
                    click("C", "I", NOW + MINUTE),
                    click("C", "I", NOW + MINUTE),
                    click("D", "I", NOW - MINUTE),
                    click("E", "I", NOW + 31 * MINUTE),
                    click("F", "none", NOW),
                    candidate(EventType.CLICK, "G", "I", NOW, NOW, 1, "GIVT:blocked_address"),
                    candidate(EventType.IMPRESSION, "L", "L", NOW - 25 * HOUR, NOW, 1, ""),
                    click("M", "L", NOW - 25 * HOUR + MINUTE, NOW - 2 * HOUR)));
            Random random = new Random(seed);
            Collections.shuffle(events, random);
            for (Candidate event : events) {
                send(event);
                if (random.nextInt(4) == 0) {
                    passGrace();
                }
            }
            passGrace();
            assertThat(books())
                    .as("seed %d", seed)
                    .isEqualTo(Map.of(BILLABLE, 3, DUPLICATE, 2, UNMATCHED, 3, GIVT, 1, TOO_LATE, 1));
        }
    }
}
