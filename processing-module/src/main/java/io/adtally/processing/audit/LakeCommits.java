package io.adtally.processing.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** What Flink's commits left in a table's history. */
record LakeCommits(Table table) {
    private static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

    /**
     * One checkpoint's commit.
     *
     * @param rows what the table had after it
     */
    record Commit(long snapshotId, String job, long checkpoint, long rows) {}

    /** Rows of the table now. */
    long rows() {
        Snapshot current = table.currentSnapshot();
        return current == null ? 0 : total(current);
    }

    /** The latest commit of any job. */
    Optional<Commit> latest() {
        return Optional.ofNullable(at(table.currentSnapshot()));
    }

    /**
     * Commits of the job that committed last, oldest first, without this snapshot and what lies behind it.
     *
     * @throws AuditFailedException if that job committed a checkpoint twice
     */
    List<Commit> since(long snapshotId) throws AuditFailedException {
        List<Commit> commits = new ArrayList<>();
        Commit later = null;
        Commit commit = at(table.currentSnapshot());
        while (commit != null && (later == null || commit.job().equals(later.job()))) {
            if (later != null && commit.checkpoint() >= later.checkpoint()) {
                throw new AuditFailedException("Checkpoint " + later.checkpoint() + " of job " + later.job()
                        + " was committed twice to " + table.name());
            }
            if (commit.snapshotId() == snapshotId) {
                break;
            }
            commits.add(commit);
            later = commit;
            commit = at(parent(table.snapshot(commit.snapshotId())));
        }
        return commits.reversed();
    }

    /** The commit that a snapshot is, or the latest before it; null if there is none. */
    private @Nullable Commit at(@Nullable Snapshot snapshot) {
        Snapshot candidate = snapshot;
        while (candidate != null) {
            if (JobCommits.isOne(candidate)) {
                long checkpoint = Long.parseLong(candidate.summary().getOrDefault(CHECKPOINT, "-1"));
                return new Commit(candidate.snapshotId(), JobCommits.job(candidate), checkpoint, total(candidate));
            }
            candidate = parent(candidate);
        }
        return null;
    }

    private @Nullable Snapshot parent(Snapshot snapshot) {
        Long parent = snapshot.parentId();
        return parent == null ? null : table.snapshot(parent);
    }

    private static long total(Snapshot snapshot) {
        return Long.parseLong(snapshot.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0"));
    }
}
