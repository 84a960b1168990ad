package io.adtally.processing.audit;

import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;

/** Which snapshots of a table jobs made at their checkpoints, and not its maintenance. */
public final class JobCommits {
    private static final String JOB = "flink.job-id";

    private JobCommits() {}

    /** Whether the snapshot adds what a job wrote until a checkpoint. */
    public static boolean isOne(Snapshot snapshot) {
        return snapshot.operation().equals(DataOperations.APPEND)
                && !job(snapshot).isEmpty();
    }

    /** The id of the job that made it; "" if none did. */
    public static String job(Snapshot snapshot) {
        return snapshot.summary().getOrDefault(JOB, "");
    }
}
