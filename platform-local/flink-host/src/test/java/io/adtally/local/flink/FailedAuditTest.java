package io.adtally.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.processing.audit.AuditFailedException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

/** On a cluster as the host runs it. */
class FailedAuditTest {
    @Test
    void onlyAnAuditsFailureIsOne() throws Exception {
        try (MiniCluster cluster = cluster()) {
            cluster.start();
            assertThat(FailedAudit.in(endOf(cluster, new AuditFailedException("one entry too few"))))
                    .get()
                    .asString()
                    .contains("one entry too few");
            assertThat(FailedAudit.in(endOf(cluster, new IllegalStateException("the lake is away"))))
                    .isEmpty();
        }
    }

    private static JobResult endOf(MiniCluster cluster, Exception failure) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment
                .fromData(1)
                .map(number -> {
                    if (number == 1) {
                        throw new SuppressRestartsException(failure);
                    }
                    return number;
                })
                .returns(Integer.class)
                .sinkTo(new DiscardingSink<>());
        JobID job = cluster.submitJob(environment.getStreamGraph().getJobGraph())
                .get()
                .getJobID();
        return cluster.requestJobResult(job).get();
    }

    private static MiniCluster cluster() {
        Configuration configuration = new Configuration();
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
        return new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(2)
                .build());
    }
}
