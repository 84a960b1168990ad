package io.adtally.processing.behaviour;

import io.adtally.event.EventType;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.Source;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.event.TestEvents.Who;
import io.adtally.processing.state.RecentStateFunction;
import io.adtally.processing.state.RecentStateOperator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** One subtask of a behaviour operator with its state, clock and watermark in the test's hands. */
final class BehaviourHarness implements AutoCloseable {
    static final long NOON = 1_795_608_000_000L; // 2026-11-25T12:00:00Z
    static final int MAX_PARALLELISM = 512;

    final KeyedOneInputStreamOperatorTestHarness<String, Candidate, Candidate> flink;

    private BehaviourHarness(KeyedOneInputStreamOperatorTestHarness<String, Candidate, Candidate> flink) {
        this.flink = flink;
    }

    /** @param state from another run, already cut to this subtask */
    static BehaviourHarness open(
            RecentStateFunction<Candidate, Candidate, ?> function,
            KeySelector<Candidate, String> key,
            int parallelism,
            int subtask,
            @Nullable OperatorSubtaskState state)
            throws Exception {
        var flink = new KeyedOneInputStreamOperatorTestHarness<>(
                new RecentStateOperator<>(function), key, Types.STRING, MAX_PARALLELISM, parallelism, subtask);
        if (state != null) {
            flink.initializeState(state);
        }
        flink.open();
        flink.setProcessingTime(NOON);
        return new BehaviourHarness(flink);
    }

    static BehaviourHarness open(
            RecentStateFunction<Candidate, Candidate, ?> function, KeySelector<Candidate, String> key)
            throws Exception {
        return open(function, key, 1, 0, null);
    }

    /** The event as it leaves the operator. */
    Candidate send(Candidate candidate) throws Exception {
        flink.processElement(candidate, candidate.event().receivedAtMillis());
        List<Candidate> out = flink.extractOutputValues();
        return out.getLast();
    }

    /** How many keys are remembered, once all that lies in memory is written. */
    int keysRemembered() throws Exception {
        flink.prepareSnapshotPreBarrier(0);
        return flink.numKeyedStateEntries();
    }

    static Candidate event(
            EventType type,
            String id,
            long time,
            @Nullable String user,
            @Nullable String device,
            @Nullable String ip,
            @Nullable String country) {
        return TestEvents.candidate(
                TestEvents.event(type, id, id, 1, time, time + 50, new Who(user, device, ip, country), Source.NONE));
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}
