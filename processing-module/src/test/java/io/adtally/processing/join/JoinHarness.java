package io.adtally.processing.join;

import io.adtally.event.EventType;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.outcome.Outcome;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Entry;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.Source;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.event.TestEvents.Who;
import io.adtally.processing.judge.Judge;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One task of the join with its state, clock and watermark in the test's hands; its judge says what a user is called. */
abstract class JoinHarness {
    static final long NOW = 1_800_000_000_000L;
    static final long MINUTE = Duration.ofMinutes(1).toMillis();
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final Duration GRACE = Duration.ofSeconds(5);
    static final Duration REVIEW_WINDOW = Duration.ofDays(7);
    private static final Versions VERSIONS = new Versions("rules", "lists", "", "", 0);
    private static final Judge JUDGE = JoinHarness::judge;

    KeyedOneInputStreamOperatorTestHarness<String, JoinInput, Entry> harness;
    Duration reviewWindow = REVIEW_WINDOW;
    private int taken;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        taken = 0;
        harness.open();
        harness.setProcessingTime(NOW);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    /** Goes on from a checkpoint in another operator. */
    final void restart() throws Exception {
        harness.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState snapshot = harness.snapshot(1, NOW);
        harness.close();
        harness = newHarness();
        taken = 0;
        harness.initializeState(snapshot);
        harness.open();
    }

    private KeyedOneInputStreamOperatorTestHarness<String, JoinInput, Entry> newHarness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new JoinOperator(
                        new DedupJoin(new JoinSettings(GRACE, reviewWindow), DedupStore.IN_STATE, task -> JUDGE)),
                JoinInput::joinKey,
                Types.STRING);
    }

    final void send(Candidate candidate) throws Exception {
        harness.processElement(JoinInput.of(candidate), candidate.event().receivedAtMillis());
    }

    /** How many keys are remembered, once all that lies in memory is written. */
    final int keysRemembered() throws Exception {
        harness.prepareSnapshotPreBarrier(0);
        return harness.numKeyedStateEntries();
    }

    final void passGrace() throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + GRACE.toMillis());
    }

    /** All decisions so far, in order. */
    final List<DecidedEvent> decided() {
        return harness.extractOutputValues().stream()
                .map(DecidedEvent.class::cast)
                .toList();
    }

    /** What came out since the last call, as id, sign and outcome. */
    final List<String> taken() {
        List<DecidedEvent> all = decided();
        List<String> fresh = all.subList(taken, all.size()).stream()
                .map(entry -> entry.candidate().event().eventId()
                        + (entry.sign() > 0 ? "+" : "-")
                        + entry.outcome().wire())
                .toList();
        taken = all.size();
        return fresh;
    }

    final Map<Outcome, Integer> books() {
        Map<Outcome, Integer> books = new EnumMap<>(Outcome.class);
        for (DecidedEvent entry : decided()) {
            books.merge(entry.outcome(), entry.sign(), Integer::sum);
        }
        books.values().removeIf(count -> count == 0);
        return books;
    }

    static Candidate impression(String id, long time) {
        return candidate(EventType.IMPRESSION, id, id, time, Math.max(time, NOW), 1, "");
    }

    static Candidate click(String id, String impressionId, long time) {
        return candidate(EventType.CLICK, id, impressionId, time, Math.max(time, NOW), 1, "");
    }

    static Candidate click(String id, String impressionId, long time, long receivedAt) {
        return candidate(EventType.CLICK, id, impressionId, time, receivedAt, 1, "");
    }

    /** @param traffic what the judge is to say of it: empty, or the ruling and the reason */
    static Candidate candidate(
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
