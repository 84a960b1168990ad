package io.adtally.processing.join;

import static io.adtally.control.QuarantineVerdict.CONFIRM_FRAUD;
import static io.adtally.control.QuarantineVerdict.QUARANTINE;
import static io.adtally.control.QuarantineVerdict.RELEASE;
import static io.adtally.outcome.Outcome.BILLABLE;
import static io.adtally.outcome.Outcome.DUPLICATE;
import static io.adtally.outcome.Outcome.GIVT;
import static io.adtally.outcome.Outcome.TOO_LATE;
import static io.adtally.outcome.Outcome.UNMATCHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.control.QuarantineVerdict;
import io.adtally.event.EventType;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.outcome.Outcome;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Flag;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.Source;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.event.TestEvents.Who;
import io.adtally.processing.judge.Judge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DedupJoinHarnessTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration REVIEW_WINDOW = Duration.ofDays(7);
    private static final Versions VERSIONS = new Versions("rules", "lists", "", "", 0);
    private static final Judge JUDGE = DedupJoinHarnessTest::judge;

    private KeyedOneInputStreamOperatorTestHarness<String, JoinInput, DecidedEvent> harness;
    private int taken;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
        harness.setProcessingTime(NOW);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

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
        List<DecidedEvent> restated = harness.extractOutputValues().subList(2, 4);
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
        List<DecidedEvent> decided = harness.extractOutputValues();
        assertThat(decided).extracting(DecidedEvent::outcome).containsExactly(BILLABLE, BILLABLE);
        assertThat(decided.get(0).candidate().flags()).isZero();
        assertThat(decided.get(1).candidate().flags()).isEqualTo(Flag.ID_COLLISION.bit());
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
        harness.extractOutputValues()
                .forEach(entry -> signs.merge(entry.candidate().flags(), entry.sign(), Integer::sum));
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

    @Test
    void goesOnFromASnapshotAsIfNothingHadHappened() throws Exception {
        send(impression("I", NOW));
        send(click("C", "J", NOW));
        harness.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState snapshot = harness.snapshot(1, NOW);
        harness.close();
        harness = newHarness();
        taken = 0;
        harness.initializeState(snapshot);
        harness.open();
        harness.setProcessingTime(NOW + GRACE.toMillis());
        send(impression("I", NOW));
        send(impression("J", NOW));
        assertThat(taken()).containsExactly("C+unmatched", "I+duplicate", "J+billable", "C-unmatched", "C+billable");
    }

    @Test
    void aReleasedEventIsCountedAsIfItHadNeverBeenSuspected() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        assertThat(taken()).containsExactly("I+quarantined");
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("applied billable");
        assertThat(taken()).containsExactly("I-quarantined", "I+billable");
        List<DecidedEvent> restated = harness.extractOutputValues().subList(1, 3);
        assertThat(restated).extracting(DecidedEvent::reason).containsExactly("model", "");
        assertThat(restated).extracting(DecidedEvent::adjustmentReason).containsOnly("released");
        assertThat(restated).extracting(DecidedEvent::spendMicros).containsExactly(0L, 7L);
    }

    @Test
    void theSameDecisionAgainChangesNothing() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        review("d1", "I", "I", CONFIRM_FRAUD, 1);
        taken();
        assertThat(review("d1", "I", "I", CONFIRM_FRAUD, 1)).isEqualTo("unchanged sivt");
        assertThat(review("d2", "I", "I", CONFIRM_FRAUD, 2)).as("by another").isEqualTo("unchanged sivt");
        assertThat(taken()).isEmpty();
    }

    @Test
    void theLatestDecisionCountsWhateverTheirOrder() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        assertThat(review("d2", "I", "I", CONFIRM_FRAUD, 2)).isEqualTo("applied sivt");
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("superseded sivt");
        assertThat(review("d3", "I", "I", QUARANTINE, 3)).isEqualTo("applied quarantined");
        assertThat(taken()).containsExactly("I+quarantined", "I-quarantined", "I+sivt", "I-sivt", "I+quarantined");
    }

    @Test
    void onlyWhatIsInReviewCanBeDecided() throws Exception {
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("unknown_event ");
        send(impression("I", NOW));
        send(click("C", "I", NOW));
        send(candidate(EventType.CLICK, "G", "I", NOW, NOW, 1, "GIVT:known_crawler"));
        for (String id : List.of("I", "C", "G", "other")) {
            assertThat(review("d1", id, "I", CONFIRM_FRAUD, 1)).isEqualTo("unknown_event ");
        }
        assertThat(taken()).containsExactly("I+billable", "C+billable", "G+givt");
    }

    @Test
    void aReleasedClickStillNeedsItsImpression() throws Exception {
        send(suspect(EventType.CLICK, "C", "I"));
        assertThat(review("d1", "C", "I", RELEASE, 1)).isEqualTo("applied unmatched");
        send(impression("I", NOW));
        assertThat(taken())
                .containsExactly(
                        "C+quarantined", "C-quarantined", "C+unmatched", "I+billable", "C-unmatched", "C+billable");
        assertThat(review("d2", "C", "I", CONFIRM_FRAUD, 2)).isEqualTo("applied sivt");
        assertThat(taken()).containsExactly("C-billable", "C+sivt");
    }

    @Test
    void aSuspectImpressionIsAnImpressionAllTheSame() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        send(click("C", "I", NOW));
        assertThat(taken()).containsExactly("I+quarantined", "C+billable");
    }

    @Test
    void bothEventsOfACollisionAreDecided() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        send(candidate(EventType.IMPRESSION, "I", "I", NOW, NOW, 99, "QUARANTINE:model"));
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("applied billable");
        assertThat(books()).isEqualTo(Map.of(BILLABLE, 2));
    }

    @Test
    void whatIsInReviewIsKeptForTheReviewWindowAndNoLonger() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        send(impression("J", NOW));
        harness.processWatermark(NOW + REVIEW_WINDOW.toMillis() - HOUR);
        assertThat(keysRemembered()).isOne();
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("applied billable");
        harness.processWatermark(NOW + REVIEW_WINDOW.toMillis() + HOUR);
        assertThat(keysRemembered()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(review("d2", "I", "I", CONFIRM_FRAUD, 2)).isEqualTo("unknown_event ");
        assertThat(keysRemembered()).isZero();
    }

    @Test
    void aDecisionSurvivesASnapshot() throws Exception {
        send(suspect(EventType.IMPRESSION, "I", "I"));
        review("d1", "I", "I", RELEASE, 1);
        harness.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState snapshot = harness.snapshot(1, NOW);
        harness.close();
        harness = newHarness();
        taken = 0;
        harness.initializeState(snapshot);
        harness.open();
        assertThat(review("d1", "I", "I", RELEASE, 1)).isEqualTo("unchanged billable");
        assertThat(taken()).isEmpty();
    }

    private String review(String decision, String id, String joinKey, QuarantineVerdict verdict, long decidedAt)
            throws Exception {
        harness.processElement(JoinInput.of(new Review(decision, id, joinKey, verdict, decidedAt)), NOW);
        ReviewResult result = new ArrayList<>(harness.getSideOutput(DedupJoin.REVIEWS))
                .getLast()
                .getValue();
        assertThat(result.decisionId()).isEqualTo(decision);
        assertThat(result.eventId()).isEqualTo(id);
        return result.status() + " " + result.outcome();
    }

    private static Candidate suspect(EventType type, String id, String joinKey) {
        return candidate(type, id, joinKey, NOW, NOW, 1, "QUARANTINE:model");
    }

    /** The books end the same whatever the order of arrival: 500 shuffles of one day's mixed events. */
    @Test
    void everyOrderOfArrivalEndsInTheSameBooks() throws Exception {
        for (int seed = 0; seed < 500; seed++) {
            close();
            open();
            taken = 0;
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

    private static KeyedOneInputStreamOperatorTestHarness<String, JoinInput, DecidedEvent> newHarness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new JoinOperator(
                        new DedupJoin(new JoinSettings(GRACE, REVIEW_WINDOW), DedupStore.IN_STATE, task -> JUDGE)),
                JoinInput::joinKey,
                Types.STRING);
    }

    private void send(Candidate candidate) throws Exception {
        harness.processElement(JoinInput.of(candidate), candidate.event().receivedAtMillis());
    }

    /** How many keys are remembered, once all that lies in memory is written. */
    private int keysRemembered() throws Exception {
        harness.prepareSnapshotPreBarrier(0);
        return harness.numKeyedStateEntries();
    }

    private void passGrace() throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + GRACE.toMillis());
    }

    /** What came out since the last call, as id, sign and outcome. */
    private List<String> taken() {
        List<DecidedEvent> all = harness.extractOutputValues();
        List<String> fresh = all.subList(taken, all.size()).stream()
                .map(entry -> entry.candidate().event().eventId()
                        + (entry.sign() > 0 ? "+" : "-")
                        + entry.outcome().wire())
                .toList();
        taken = all.size();
        return fresh;
    }

    private Map<Outcome, Integer> books() {
        Map<Outcome, Integer> books = new EnumMap<>(Outcome.class);
        for (DecidedEvent entry : harness.extractOutputValues()) {
            books.merge(entry.outcome(), entry.sign(), Integer::sum);
        }
        books.values().removeIf(count -> count == 0);
        return books;
    }

    private static Candidate impression(String id, long time) {
        return candidate(EventType.IMPRESSION, id, id, time, Math.max(time, NOW), 1, "");
    }

    private static Candidate click(String id, String impressionId, long time) {
        return candidate(EventType.CLICK, id, impressionId, time, Math.max(time, NOW), 1, "");
    }

    private static Candidate click(String id, String impressionId, long time, long receivedAt) {
        return candidate(EventType.CLICK, id, impressionId, time, receivedAt, 1, "");
    }

    /** @param traffic what the judge is to say of it: empty, or the ruling and the reason */
    private static Candidate candidate(
            EventType type, String id, String joinKey, long time, long receivedAt, long payload, String traffic) {
        IncomingEvent event = TestEvents.event(
                type, id, joinKey, payload, time, receivedAt, new Who(traffic, null, null, null), Source.NONE);
        return TestEvents.candidate(event);
    }

    /** Says of an event what its user is called. */
    private static Judgement judge(Candidate candidate) {
        String[] traffic = String.valueOf(candidate.event().userIdHash()).split(":", 2);
        return traffic.length < 2
                ? Judgement.unscored(Ruling.CLEAN, "", VERSIONS)
                : Judgement.unscored(Ruling.valueOf(traffic[0]), traffic[1], VERSIONS);
    }
}
