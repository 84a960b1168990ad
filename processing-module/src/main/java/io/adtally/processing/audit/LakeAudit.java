package io.adtally.processing.audit;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.flink.TableLoader;

/**
 * Holds what was committed to the lake against what the job has written: at the snapshot of a checkpoint the table has as
 * many rows more than when the job first started as entries had passed before the checkpoint's barrier, and no checkpoint
 * was committed twice. A difference stops the job for good. A lake that cannot be asked is asked again after the next
 * checkpoint.
 */
public final class LakeAudit extends AbstractStreamOperator<Tally> implements OneInputStreamOperator<Tally, Tally> {
    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;
    private static final int KEPT = 1_000;

    private final TableLoader loader;
    private transient ListState<Long> baseState;
    /** Rows the table had when the job first started. */
    private transient long base;
    /** By checkpoint, how many entries must have been added since. */
    private transient TreeMap<Long, Long> expected;

    private transient Counter unanswered;
    private transient long auditedRows;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    public LakeAudit(TableLoader loader) {
        this.loader = loader;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        expected = new TreeMap<>();
        unanswered = getMetricGroup().counter("unansweredLakeAudits");
        getMetricGroup().gauge("auditedLakeRows", () -> auditedRows);
        baseState = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("base", Types.LONG));
        base = UNKNOWN;
        for (Long known : baseState.get()) {
            base = known;
        }
        if (base == UNKNOWN) {
            base = read(LakeCommits::rows);
        }
    }

    @Override
    public void processElement(StreamRecord<Tally> element) {
        expected.put(element.getValue().checkpointId(), element.getValue().count());
        if (expected.size() > KEPT) {
            expected.pollFirstEntry();
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        baseState.update(List.of(base));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        Map<Long, Long> committed;
        try {
            committed = read(LakeCommits::rowsByCheckpoint);
        } catch (IOException e) {
            unanswered.inc();
            LOG.warn("The lake cannot be audited now", e);
            return;
        } catch (AuditFailedException e) {
            throw new SuppressRestartsException(e);
        }
        compare(committed);
    }

    private void compare(Map<Long, Long> committed) {
        for (Map.Entry<Long, Long> commit : committed.entrySet()) {
            Long entries = expected.get(commit.getKey());
            if (entries == null) {
                continue; // audited, or of a run before this one
            }
            if (commit.getValue() != base + entries) {
                throw new SuppressRestartsException(new AuditFailedException("The lake has " + commit.getValue()
                        + " rows at checkpoint " + commit.getKey() + " and should have " + base + " + " + entries));
            }
            auditedRows = commit.getValue();
            expected.headMap(commit.getKey(), true).clear();
        }
    }

    private interface Question<T> {
        T ask(LakeCommits commits) throws AuditFailedException;
    }

    private <T> T read(Question<T> question) throws IOException, AuditFailedException {
        try (TableLoader opened = loader.clone()) {
            opened.open();
            return question.ask(new LakeCommits(opened.loadTable()));
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }
}
