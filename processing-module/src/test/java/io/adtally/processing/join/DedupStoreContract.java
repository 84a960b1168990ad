package io.adtally.processing.join;

import static io.adtally.processing.join.DedupStore.Sighting.COLLISION;
import static io.adtally.processing.join.DedupStore.Sighting.DUPLICATE;
import static io.adtally.processing.join.DedupStore.Sighting.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.EventType;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Entry;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.Source;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.event.TestEvents.Who;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What every {@link DedupStore} must do, alone and in the join, crash and replay included. */
public abstract class DedupStoreContract {
    private static final long NOW = 1_800_000_000_000L;

    /** Events of one run only: a store may outlive the test. */
    private final String run = "r" + System.nanoTime() + "-";

    /** The store under test. */
    protected abstract DedupStore.Opener opener();

    @Test
    void tellsFirstDuplicateAndCollision() {
        try (DedupStore store = opener().open()) {
            JoinState state = new JoinState();
            assertThat(store.sight(event("a", 1, 0), state)).isEqualTo(FIRST);
            assertThat(store.sight(event("a", 1, 1), state)).isEqualTo(DUPLICATE);
            assertThat(store.sight(event("a", 2, 2), state)).isEqualTo(COLLISION);
            assertThat(store.sight(event("a", 2, 3), state)).as("its copy").isEqualTo(DUPLICATE);
            assertThat(store.sight(event("a", 1, 4), state))
                    .as("a copy of the first")
                    .isEqualTo(DUPLICATE);
            assertThat(store.sight(event("b", 1, 5), state)).as("another event").isEqualTo(FIRST);
        }
    }

    /** Law: one event, one count, also where one build counts it and the next sees its copy. */
    @Test
    void whatAnEarlierBuildCountedIsKnownByTheHashItHadThen() {
        try (DedupStore store = opener().open()) {
            JoinState state = new JoinState();
            IncomingEvent now = event("a", 7, 2);
            assertThat(store.sight(TestEvents.asOfAnEarlierBuild(event("a", 7, 1)), state))
                    .isEqualTo(FIRST);
            assertThat(store.sight(now, state)).isEqualTo(DUPLICATE);
            assertThat(store.sight(now, state)).as("its replay").isEqualTo(DUPLICATE);
        }
    }

    /** Law: one event, one count, under any crash. */
    @Test
    void theBooksAreTheSameThoughTheJobCrashesAndReadsAgain() throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            List<IncomingEvent> sent = sent(random, "s" + seed);
            Map<String, Integer> books = new TreeMap<>();
            OperatorSubtaskState checkpoint = null;
            int from = 0;
            while (from < sent.size()) {
                int to = Math.min(sent.size(), from + 1 + random.nextInt(60));
                int lost = Math.min(sent.size(), to + random.nextInt(40));
                try (var harness = harness()) {
                    if (checkpoint != null) {
                        harness.initializeState(checkpoint);
                    }
                    harness.open();
                    send(harness, sent.subList(from, to));
                    enter(harness.extractOutputValues(), books);
                    harness.prepareSnapshotPreBarrier(to);
                    checkpoint = harness.snapshot(to, NOW);
                    // What follows is neither in the checkpoint nor committed: the crash takes it, the replay brings
                    // it.
                    send(harness, sent.subList(to, lost));
                }
                from = to;
            }
            assertThat(books).as("seed %d", seed).isEqualTo(expected(sent));
        }
    }

    /** More than anybody causes, wherever it is remembered what was counted. */
    @Test
    void whatCrowdsUnderOneKeyIsInvalidAlsoAfterACrash() throws Exception {
        List<IncomingEvent> crowd = new ArrayList<>();
        for (int i = 0; i < JoinState.MOST_EVENTS + 10; i++) {
            crowd.add(TestEvents.event(
                    EventType.IMPRESSION, run + "crowd" + i, run + "crowd", 1, NOW, NOW, Who.NOBODY, new Source(0, i)));
        }
        Map<String, Integer> outcomes = new TreeMap<>();
        OperatorSubtaskState checkpoint;
        try (var harness = harness()) {
            harness.open();
            send(harness, crowd.subList(0, 100));
            harness.extractOutputValues().forEach(entry -> count(entry, outcomes));
            harness.prepareSnapshotPreBarrier(1);
            checkpoint = harness.snapshot(1, NOW);
        }
        try (var harness = harness()) {
            harness.initializeState(checkpoint);
            harness.open();
            send(harness, crowd.subList(100, crowd.size()));
            send(harness, crowd.subList(crowd.size() - 10, crowd.size()));
            harness.extractOutputValues().forEach(entry -> count(entry, outcomes));
        }
        int copies = outcomes.remove("duplicate");
        assertThat(outcomes).isEqualTo(Map.of("billable", JoinState.MOST_EVENTS, "givt", 10));
        assertThat(copies).isEqualTo(10);
    }

    private static void count(Entry entry, Map<String, Integer> outcomes) {
        outcomes.merge(((DecidedEvent) entry).outcome().wire(), 1, Integer::sum);
    }

    private List<IncomingEvent> sent(Random random, String prefix) {
        List<IncomingEvent> sent = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            sent.add(event(prefix + random.nextInt(150), 1 + random.nextInt(2), i));
        }
        Collections.shuffle(sent, random);
        return sent;
    }

    /** Per event and payload one is counted and the others are duplicates. */
    private static Map<String, Integer> expected(List<IncomingEvent> sent) {
        Map<String, Integer> books = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (IncomingEvent event : sent) {
            boolean first = seen.add(event.eventId() + "#" + event.payloadHigh());
            books.merge(event.eventId() + (first ? " billable" : " duplicate"), 1, Integer::sum);
        }
        return books;
    }

    private static void enter(List<Entry> entries, Map<String, Integer> books) {
        for (Entry entry : entries) {
            DecidedEvent decided = (DecidedEvent) entry;
            books.merge(
                    decided.candidate().event().eventId() + " "
                            + decided.outcome().wire(),
                    decided.sign(),
                    Integer::sum);
        }
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<String, JoinInput, Entry> harness, List<IncomingEvent> events)
            throws Exception {
        for (IncomingEvent event : events) {
            harness.processElement(JoinInput.of(TestEvents.candidate(event)), NOW);
        }
    }

    private KeyedOneInputStreamOperatorTestHarness<String, JoinInput, Entry> harness() throws Exception {
        JoinSettings settings = new JoinSettings(Duration.ofSeconds(5), DedupJoin.HORIZON);
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new JoinOperator(new DedupJoin(settings, opener(), task -> CleanJudge.JUDGE)),
                JoinInput::joinKey,
                Types.STRING);
    }

    private IncomingEvent event(String id, long payload, long offset) {
        String eventId = run + id;
        return TestEvents.event(
                EventType.IMPRESSION, eventId, eventId, payload, NOW, NOW, Who.NOBODY, new Source(0, offset));
    }
}
