package io.adtally.processing.audit;

import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;

/** What Flink's commits left in a table's history. */
record LakeCommits(Table table) {
    private static final String JOB = "flink.job-id";
    private static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

    /** Rows of the table now. */
    long rows() {
        Snapshot current = table.currentSnapshot();
        return current == null ? 0 : total(current);
    }

    /**
     * Rows the table had after each checkpoint's commit, of the job that committed last.
     *
     * @throws AuditFailedException if that job committed a checkpoint twice
     */
    Map<Long, Long> rowsByCheckpoint() throws AuditFailedException {
        Map<Long, Long> rows = new TreeMap<>();
        String job = "";
        Snapshot snapshot = table.currentSnapshot();
        while (snapshot != null) {
            String committer = snapshot.summary().getOrDefault(JOB, "");
            if (snapshot.operation().equals(DataOperations.APPEND) && !committer.isEmpty()) {
                if (!job.isEmpty() && !committer.equals(job)) {
                    break;
                }
                job = committer;
                long checkpoint = Long.parseLong(snapshot.summary().getOrDefault(CHECKPOINT, "-1"));
                if (rows.put(checkpoint, total(snapshot)) != null) {
                    throw new AuditFailedException(
                            "Checkpoint " + checkpoint + " of job " + job + " was committed twice to " + table.name());
                }
            }
            Long parent = snapshot.parentId();
            snapshot = parent == null ? null : table.snapshot(parent);
        }
        return rows;
    }

    private static long total(Snapshot snapshot) {
        return Long.parseLong(snapshot.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0"));
    }
}
