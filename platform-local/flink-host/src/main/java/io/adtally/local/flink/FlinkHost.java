package io.adtally.local.flink;

import io.adtally.processing.archive.RawArchiveJob;
import io.adtally.processing.pipeline.EventPipelineJob;
import io.adtally.processing.settings.FlinkDefaults;
import io.adtally.processing.settings.JobSettings;
import io.adtally.processing.settings.PipelineSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs both jobs on a cluster inside this process. The process may be killed at any moment: the next start goes on from
 * the latest checkpoints.
 */
public final class FlinkHost {
    private static final Logger log = LoggerFactory.getLogger(FlinkHost.class);

    private FlinkHost() {}

    /** So ends a process that its supervisor shall not start again. */
    private static final int ENDED_FOR_GOOD = 65;

    /**
     * Settings come from the ADTALLY_* environment. Ends only by signal, with 1 when the start fails or a job ends, and with
     * 65 when a job's own audit has ended it.
     */
    public static void main(String[] args) {
        try {
            start(System.getenv());
        } catch (Exception e) {
            log.error("Flink did not start", e);
            // The cluster's threads would keep a half-started process alive.
            System.exit(1);
        }
    }

    private static void start(Map<String, String> variables) throws Exception {
        PipelineSettings pipeline = PipelineSettings.of(variables);
        ClusterSettings cluster = ClusterSettings.of(variables);
        Configuration configuration = cluster.configuration(pipeline.job().lake());
        // Before anything touches s3://, or the scheme stays unknown for the life of the process.
        FileSystem.initialize(configuration, null);
        MiniCluster miniCluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(cluster.slots(pipeline.parallelism()))
                .build());
        miniCluster.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(miniCluster), "close-flink"));
        int port = miniCluster.getRestAddress().get().getPort();
        log.info("Flink's web UI is at http://127.0.0.1:{}", port);
        List<String> jobs = cluster.jobs();
        if (jobs.contains(EventPipelineJob.NAME)) {
            EventPipelineJob.submit(pipeline, session(port, pipeline.job(), EventPipelineJob.NAME));
        }
        if (jobs.contains(RawArchiveJob.NAME)) {
            RawArchiveJob.submit(pipeline.job(), session(port, pipeline.job(), RawArchiveJob.NAME));
        }
        Thread.ofPlatform().daemon().name("job-watch").start(() -> exitWhenAJobEnds(miniCluster));
    }

    /** Submits over the cluster's REST interface, as to any session cluster, restored from the latest checkpoint. */
    private static StreamExecutionEnvironment session(int port, JobSettings settings, String jobName)
            throws IOException {
        Configuration submission = FlinkDefaults.of(settings, jobName);
        submission.set(DeploymentOptions.TARGET, "remote");
        submission.set(DeploymentOptions.ATTACHED, false);
        submission.set(RestOptions.ADDRESS, "127.0.0.1");
        submission.set(RestOptions.PORT, port);
        Optional<String> checkpoint = LatestCheckpoint.below(settings.checkpointDirectory() + "/" + jobName);
        log.info("{} starts from {}", jobName, checkpoint.orElse("the beginning"));
        checkpoint.ifPresent(path -> {
            submission.set(StateRecoveryOptions.SAVEPOINT_PATH, path);
            submission.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
        return new StreamExecutionEnvironment(submission);
    }

    /**
     * A job that cannot even begin, because a store was away while its checkpoint was read, is given up by Flink for good.
     * The next start of this process begins it again. Not so a job whose books do not balance: it would only go on with
     * them.
     */
    private static void exitWhenAJobEnds(MiniCluster miniCluster) {
        try {
            while (true) {
                for (JobStatusMessage job : miniCluster.listJobs().get()) {
                    if (job.getJobState().isGloballyTerminalState()) {
                        System.exit(exitCode(
                                job,
                                miniCluster.requestJobResult(job.getJobId()).get()));
                    }
                }
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (ExecutionException | InterruptedException e) {
            log.info("No longer watching the jobs: {}", e.toString());
        }
    }

    private static int exitCode(JobStatusMessage job, JobResult result) {
        Optional<String> difference = FailedAudit.in(result);
        if (difference.isEmpty()) {
            log.error("{} is {}; leaving, to go on from its latest checkpoint", job.getJobName(), job.getJobState());
            return 1;
        }
        log.error("""
                {} was ended by its own audit: {}
                Flink stays stopped, because going on would bill what may be wrong. All events are still accepted and kept in \
                raw_events. Unless it is said above what to do, find what lost or added entries: a build of the job, or somebody \
                who wrote to the lake's tables. \
                Then ./adtally down and ./adtally up go on from the latest checkpoint.""", job.getJobName(), difference.get());
        return ENDED_FOR_GOOD;
    }

    private static void close(MiniCluster miniCluster) {
        try {
            miniCluster.close();
        } catch (Exception e) {
            log.warn("Flink did not close cleanly; its checkpoints are complete all the same", e);
        }
    }
}
