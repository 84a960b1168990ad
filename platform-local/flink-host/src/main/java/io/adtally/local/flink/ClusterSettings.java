package io.adtally.local.flink;

import io.adtally.processing.settings.LakeSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * Sizes and addresses of the local cluster.
 *
 * @param restPort port of the web UI
 * @param workDirectory for what the cluster spills and keeps beside its checkpoints; can be deleted between runs
 * @param jobs names of those to run
 * @param managedMemory for RocksDB's buffers and caches, all slots together
 */
record ClusterSettings(int restPort, String workDirectory, List<String> jobs, MemorySize managedMemory) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final MemorySize NETWORK_MEMORY = MemorySize.ofMebiBytes(96);
    private static final String MANAGED_MEMORY = "256m";
    private static final MemorySize SMALL_STATE_FILE = MemorySize.parse("512kb");

    static ClusterSettings of(Map<String, String> variables) {
        return new ClusterSettings(
                Integer.parseInt(variables.getOrDefault("ADTALLY_FLINK_PORT", "8083")),
                variables.getOrDefault("ADTALLY_FLINK_WORK_DIRECTORY", System.getProperty("java.io.tmpdir")),
                List.of(variables
                        .getOrDefault("ADTALLY_FLINK_JOBS", "event-pipeline,raw-archive")
                        .split(",")),
                MemorySize.parse(variables.getOrDefault("ADTALLY_FLINK_MANAGED_MEMORY", MANAGED_MEMORY)));
    }

    /** Slots for the pipeline at its parallelism and the archive at one. */
    int slots(int pipelineParallelism) {
        return pipelineParallelism + 1;
    }

    Configuration configuration(LakeSettings lake) {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.ADDRESS, LOOPBACK);
        configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        configuration.set(RestOptions.PORT, restPort);
        configuration.set(RestOptions.BIND_PORT, Integer.toString(restPort));
        // Who waits for a checkpoint to complete must see it before it is committed.
        configuration.set(RestOptions.CACHE_CHECKPOINT_STATISTICS_TIMEOUT, Duration.ofMillis(1));
        configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
        configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.HOST, LOOPBACK);
        configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        configuration.set(BlobServerOptions.PORT, "0");
        configuration.set(CoreOptions.TMP_DIRS, workDirectory);
        configuration.set(BlobServerOptions.STORAGE_DIRECTORY, workDirectory);
        // A mini cluster demands equal bounds.
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK_MEMORY);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK_MEMORY);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, managedMemory);
        // State is small here: files below this travel with the checkpoint's metadata, each one a request less.
        configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, SMALL_STATE_FILE);
        configuration.setString("s3.endpoint", lake.endpoint());
        configuration.setString("s3.path.style.access", "true");
        configuration.setString("s3.path-style-access", "true");
        configuration.setString("s3.access-key", lake.accessKey());
        configuration.setString("s3.secret-key", lake.secretKey());
        configuration.setString("s3.region", lake.region());
        configuration.setString("s3.endpoint.region", lake.region());
        return configuration;
    }
}
