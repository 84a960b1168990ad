package io.adtally.processing.lake;

import io.adtally.processing.audit.JobCommits;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.RewriteDataFilesActionResult;
import org.apache.iceberg.flink.actions.Actions;

/**
 * Makes few large files of many small ones and forgets old snapshots, so that neither reading the table nor committing to
 * it gets slower over the years. May run beside the job that writes to the table; where both commit at once, Iceberg lets
 * one of them repeat. Two runs over one table at once are harmless but one of them may be for nothing.
 */
final class TableMaintenance {
    /** How long a snapshot can be read, unless told otherwise. */
    static final Duration AGE = Duration.ofDays(1);
    /**
     * Commits of jobs that stay however old they are. The sink finds in the latest which checkpoints it need not commit
     * again, the audit what the table had after each.
     */
    static final int COMMITS_KEPT = 100;

    /** Small enough to be written within this process's memory. */
    private static final long FILE_BYTES = 128L << 20;
    /** What a file counts at least when files are put together: as many as a thousand then become one. */
    private static final long LEAST_BYTES = FILE_BYTES / 1024;

    private final Table table;
    private final int commitsKept;

    TableMaintenance(Table table) {
        this(table, COMMITS_KEPT);
    }

    TableMaintenance(Table table, int commitsKept) {
        this.table = table;
        this.commitsKept = commitsKept;
    }

    /** Puts the files of each hour together, and tells how many became how many. */
    String compact() {
        table.refresh();
        RewriteDataFilesActionResult result = Actions.forTable(environment(), table)
                .rewriteDataFiles()
                .targetSizeInBytes(FILE_BYTES)
                .splitOpenFileCost(LEAST_BYTES)
                .execute();
        return result.deletedDataFiles().size() + " files became "
                + result.addedDataFiles().size();
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(configuration);
        environment.setParallelism(1);
        return environment;
    }

    /** Forgets snapshots that are older, deletes what only they need, and tells how many went and how many stay. */
    String expire(Duration age) {
        table.refresh();
        int before = snapshots();
        table.expireSnapshots()
                .expireOlderThan(Instant.now().minus(age).toEpochMilli())
                .retainLast(depthOfKeptCommits())
                .commit();
        table.refresh();
        return (before - snapshots()) + " snapshots removed, " + snapshots() + " kept";
    }

    /** How many snapshots back the last commit lies that must stay; those of compaction lie between. */
    private int depthOfKeptCommits() {
        int depth = 0;
        int commits = 0;
        Snapshot snapshot = table.currentSnapshot();
        while (snapshot != null && commits < commitsKept) {
            depth++;
            commits += JobCommits.isOne(snapshot) ? 1 : 0;
            Long parent = snapshot.parentId();
            snapshot = parent == null ? null : table.snapshot(parent);
        }
        return Math.max(depth, 1);
    }

    private int snapshots() {
        int count = 0;
        for (Snapshot ignored : table.snapshots()) {
            count++;
        }
        return count;
    }
}
