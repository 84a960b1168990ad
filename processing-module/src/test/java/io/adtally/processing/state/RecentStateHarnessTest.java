package io.adtally.processing.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentStateHarnessTest {
    private static final int CAPACITY = 3;
    private static final int KEYS = 12;
    private static final String FORGET = "!";

    /** Says how often a key came; a text that ends with an exclamation mark has its key forgotten. */
    private static final class Counting extends RecentStateFunction<String, String, Long> {
        private static final long serialVersionUID = 1L;
        private transient @Nullable RecentState<Long> counts;

        @Override
        public void open(OpenContext context) {
            counts = recentState(new ValueStateDescriptor<>("count", Types.LONG), CAPACITY);
        }

        @Override
        public void processElement(String text, Context context, Collector<String> out) throws Exception {
            if (counts == null) {
                throw new IllegalStateException("open was not called");
            }
            String key = context.getCurrentKey();
            if (text.endsWith(FORGET)) {
                counts.clear(key);
                return;
            }
            Long before = counts.get(key);
            long now = before == null ? 1 : before + 1;
            counts.put(key, now);
            out.collect(key + now);
        }
    }

    /** Any order of keys, checkpoints and crashes; what was counted since the last checkpoint comes again. */
    @Test
    void remembersWhatAMapWould() throws Exception {
        Random random = new Random(7);
        Map<String, Long> oracle = new HashMap<>();
        Map<String, Long> atCheckpoint = Map.of();
        OperatorSubtaskState checkpoint = null;
        var harness = started(null);
        for (int i = 0; i < 3_000; i++) {
            String key = "k" + random.nextInt(KEYS);
            switch (random.nextInt(20)) {
                case 0 -> {
                    harness.processElement(key + FORGET, i);
                    oracle.remove(key);
                }
                case 1 -> {
                    harness.prepareSnapshotPreBarrier(i);
                    assertThat(harness.numKeyedStateEntries()).isEqualTo(oracle.size());
                    checkpoint = harness.snapshot(i, i);
                    atCheckpoint = new HashMap<>(oracle);
                }
                case 2 -> {
                    harness.close();
                    harness = started(checkpoint);
                    oracle = new HashMap<>(atCheckpoint);
                }
                default -> {
                    harness.processElement(key, i);
                    assertThat(harness.extractOutputValues().getLast())
                            .isEqualTo(key + oracle.merge(key, 1L, Long::sum));
                }
            }
        }
        harness.close();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, String, String> started(
            @Nullable OperatorSubtaskState checkpoint) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new RecentStateOperator<>(new Counting()), text -> text.replace(FORGET, ""), Types.STRING);
        if (checkpoint != null) {
            harness.initializeState(checkpoint);
        }
        harness.open();
        return harness;
    }
}
