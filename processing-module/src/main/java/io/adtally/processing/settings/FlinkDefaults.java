package io.adtally.processing.settings;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/**
 * The Flink settings that correctness rests on, the same for every job. Sizes, slots and hosts belong to the cluster and
 * are not set here.
 */
public final class FlinkDefaults {
    /** How many tasks an operator can have; its key groups lie in savepoints, so it never changes. */
    static final int MAX_PARALLELISM = 512;

    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(5);
    private static final int FAILURES_TOLERATED = 3;

    /**
     * A job runs at most so long between two checkpoints that succeed: those between them fail and are tolerated, and each begins
     * an interval after the one before, or when that has timed out.
     */
    static final Duration LONGEST_WITHOUT_CHECKPOINT = max(JobSettings.LONGEST_INTERVAL, CHECKPOINT_TIMEOUT)
            .multipliedBy(FAILURES_TOLERATED + 1)
            .plus(CHECKPOINT_TIMEOUT);

    private FlinkDefaults() {}

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** The configuration a job is submitted with; its checkpoints lie in a folder of its name. */
    public static Configuration of(JobSettings settings, String jobName) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
        // Barriers that overtook records would tear apart the counts that the audit compares.
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, FAILURES_TOLERATED);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, settings.checkpointDirectory() + "/" + jobName);
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        // Most keys are new when they are asked for: a filter says so without a read of every file.
        configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        // Filters and indexes of files then stay in memory by parts, the topmost always.
        configuration.set(RocksDBOptions.USE_PARTITIONED_INDEX_FILTERS, true);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(30));
        // Every stream type is a record or POJO of ours; a type that would fall to Kryo fails when the job is built.
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        // Stream records are immutable, so that chained operators may share them.
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        return configuration;
    }
}
