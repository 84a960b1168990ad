package io.adtally.processing.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Lets every element through and counts. The counts lie in the checkpoint, and are told just before a checkpoint's barrier
 * is passed on, so that the tallies of one checkpoint belong to the same cut through the stream.
 *
 * @param <T> the stream's type
 */
final class CountingOperator<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T> {
    private static final long serialVersionUID = 1L;

    private final Counts<T> counts;
    private transient long[] sums;
    private transient List<ListState<Long>> states;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    CountingOperator(Counts<T> counts) {
        this.counts = counts;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        List<Point> points = counts.points();
        sums = new long[points.size()];
        states = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            String name = points.get(i).name().toLowerCase(Locale.ROOT);
            ListState<Long> state =
                    context.getOperatorStateStore().getListState(new ListStateDescriptor<>(name, Types.LONG));
            // How tasks share the counts after a rescaling does not matter, only what they come to.
            for (Long counted : state.get()) {
                sums[i] += counted;
            }
            states.add(state);
        }
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        counts.add(element.getValue(), sums);
        output.collect(element);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        tell(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        super.finish();
        tell(Tally.FINAL);
    }

    private void tell(long checkpointId) {
        int task = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        List<Point> points = counts.points();
        for (int i = 0; i < sums.length; i++) {
            Tally tally = new Tally(checkpointId, points.get(i), task, tasks, sums[i]);
            output.collect(Audit.TALLIES, new StreamRecord<>(tally));
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (int i = 0; i < sums.length; i++) {
            states.get(i).update(List.of(sums[i]));
        }
    }
}
