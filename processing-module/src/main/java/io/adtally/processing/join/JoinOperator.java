package io.adtally.processing.join;

import io.adtally.processing.audit.Audit;
import io.adtally.processing.audit.Point;
import io.adtally.processing.audit.Tally;
import io.adtally.processing.event.Entry;
import io.adtally.processing.state.RecentStateOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Runs {@link DedupJoin} and tells the audit how many events wait in it. */
public final class JoinOperator extends RecentStateOperator<JoinInput, Entry> {
    private static final long serialVersionUID = 1L;

    private final DedupJoin join;

    public JoinOperator(DedupJoin join) {
        super(join);
        this.join = join;
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
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
        Tally tally = new Tally(checkpointId, Point.WAITING, task, tasks, join.waiting());
        output.collect(Audit.TALLIES, new StreamRecord<>(tally));
    }
}
