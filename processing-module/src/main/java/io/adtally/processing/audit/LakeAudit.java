package io.adtally.processing.audit;

import io.adtally.processing.audit.LakeCommits.Commit;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.TableLoader;
import org.jspecify.annotations.Nullable;

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
    /** Rows the table had when the job first started, or UNKNOWN until the first commit tells. */
    private transient long base;
    /** By checkpoint, how many entries must have been added since. */
    private transient TreeMap<Long, Long> expected;
    /** The snapshot of the latest commit that has been looked at. */
    private transient long seen;

    private transient @Nullable TableLoader opened;
    private transient @Nullable Table table;
    private transient Counter unanswered;
    private transient long auditedRows;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    LakeAudit(TableLoader loader) {
        this.loader = loader;
    }

    /**
     * Adds the audit of a table to a job.
     *
     * @param tallies how many entries the table must have got since the job first started, one for each checkpoint
     */
    public static void attach(DataStream<Tally> tallies, TableLoader loader) {
        tallies.transform("audit lake", TypeInformation.of(Tally.class), new LakeAudit(loader))
                .uid("audit-lake")
                .setParallelism(1)
                .setMaxParallelism(1)
                // While it waits for the lake's answer nobody shall wait for it.
                .startNewChain();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        expected = new TreeMap<>();
        unanswered = getMetricGroup().counter("unansweredLakeAudits");
        getMetricGroup().gauge("auditedLakeRows", this::auditedRows);
        baseState = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("base", Types.LONG));
        LakeCommits lake = lake();
        seen = lake.latest().map(Commit::snapshotId).orElse(UNKNOWN);
        // A job that comes from a build without this audit may still have a commit to make that is not counted.
        base = seen == UNKNOWN ? lake.rows() : UNKNOWN;
        for (Long known : baseState.get()) {
            base = known;
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
        baseState.update(base == UNKNOWN ? List.of() : List.of(base));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        try {
            for (Commit commit : lake().since(seen)) {
                compare(commit);
                seen = commit.snapshotId();
            }
        } catch (IOException e) {
            unanswered.inc();
            LOG.warn("The lake cannot be audited now", e);
        } catch (AuditFailedException e) {
            throw new SuppressRestartsException(e);
        }
    }

    private void compare(Commit commit) throws AuditFailedException {
        Long entries = expected.get(commit.checkpoint());
        if (entries == null) {
            return; // of a run before this one
        }
        if (base == UNKNOWN) {
            base = commit.rows() - entries;
        }
        if (commit.rows() != base + entries) {
            throw new AuditFailedException("The lake has " + commit.rows() + " rows at checkpoint "
                    + commit.checkpoint() + " and should have " + base + " + " + entries);
        }
        auditedRows = commit.rows();
        expected.headMap(commit.checkpoint(), true).clear();
    }

    /** Rows of the table at the latest commit that was as it should be. */
    long auditedRows() {
        return auditedRows;
    }

    /** The table as it is now. The catalog stays open, but not one that failed: its connection may be lost. */
    private LakeCommits lake() throws IOException {
        try {
            Table known = table;
            if (known != null) {
                known.refresh();
                return new LakeCommits(known);
            }
            TableLoader mine = loader.clone();
            opened = mine;
            mine.open();
            Table loaded = mine.loadTable();
            table = loaded;
            return new LakeCommits(loaded);
        } catch (RuntimeException e) {
            release();
            throw new IOException(e);
        }
    }

    private void release() throws IOException {
        table = null;
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    @Override
    public void close() throws Exception {
        release();
        super.close();
    }
}
