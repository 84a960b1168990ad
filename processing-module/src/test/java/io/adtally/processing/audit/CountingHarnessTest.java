package io.adtally.processing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Counts of a stream go on over restores and rescalings. */
class CountingHarnessTest {
    private static final int MOST_TASKS = 4;

    @Test
    void everyElementPassesAndIsCountedBeforeTheBarrier() throws Exception {
        try (Counting counting = new Counting(0, 1, null)) {
            counting.send("a", "b");
            assertThat(counting.told(1)).isEqualTo(new Tally(1, Point.LAKE, 0, 1, 2));
            counting.send("c");
            assertThat(counting.told(2)).isEqualTo(new Tally(2, Point.LAKE, 0, 1, 3));
            assertThat(counting.harness.extractOutputValues()).containsExactly("a", "b", "c");
        }
    }

    @Test
    void countsSurviveARestore() throws Exception {
        OperatorSubtaskState state;
        try (Counting counting = new Counting(0, 1, null)) {
            counting.send("a", "b", "c");
            state = counting.harness.snapshot(1, 0);
            counting.send("lost with the crash");
        }
        try (Counting counting = new Counting(0, 1, state)) {
            counting.send("d");
            assertThat(counting.told(2).count()).isEqualTo(4);
        }
    }

    @Test
    void countsComeToTheSameHoweverManyTasksShareThem() throws Exception {
        OperatorSubtaskState one;
        try (Counting counting = new Counting(0, 1, null)) {
            counting.send("a", "b", "c");
            one = counting.harness.snapshot(1, 0);
        }
        List<OperatorSubtaskState> three = new ArrayList<>();
        for (int task = 0; task < 3; task++) {
            try (Counting counting = new Counting(task, 3, share(one, 1, 3, task))) {
                counting.send("x");
                three.add(counting.harness.snapshot(2, 0));
            }
        }
        OperatorSubtaskState all =
                AbstractStreamOperatorTestHarness.repackageState(three.toArray(OperatorSubtaskState[]::new));
        long sum = 0;
        for (int task = 0; task < 2; task++) {
            try (Counting counting = new Counting(task, 2, share(all, 3, 2, task))) {
                Tally told = counting.told(3);
                assertThat(told.tasks()).isEqualTo(2);
                sum += told.count();
            }
        }
        assertThat(sum).isEqualTo(6);
    }

    private static OperatorSubtaskState share(OperatorSubtaskState state, int from, int to, int task) {
        return AbstractStreamOperatorTestHarness.repartitionOperatorState(state, MOST_TASKS, from, to, task);
    }

    /** The operator as one of several tasks. */
    private static final class Counting implements AutoCloseable {
        private final OneInputStreamOperatorTestHarness<String, String> harness;

        Counting(int task, int tasks, @Nullable OperatorSubtaskState state) throws Exception {
            harness = new OneInputStreamOperatorTestHarness<>(
                    new CountingOperator<>(Counts.each(Point.LAKE)), MOST_TASKS, tasks, task);
            if (state != null) {
                harness.initializeState(state);
            }
            harness.open();
        }

        void send(String... elements) throws Exception {
            for (String element : elements) {
                harness.processElement(element, 0);
            }
        }

        /** What it tells before the barrier of a checkpoint. */
        Tally told(long checkpoint) throws Exception {
            harness.getOneInputOperator().prepareSnapshotPreBarrier(checkpoint);
            List<Tally> told = harness.getSideOutput(Audit.TALLIES).stream()
                    .map(StreamRecord::getValue)
                    .filter(tally -> tally.checkpointId() == checkpoint)
                    .toList();
            assertThat(told).hasSize(1);
            return told.getFirst();
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }
}
