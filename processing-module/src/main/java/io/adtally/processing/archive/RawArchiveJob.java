package io.adtally.processing.archive;

import io.adtally.processing.lake.Lake;
import io.adtally.processing.lake.LakeTable;
import io.adtally.processing.settings.FlinkDefaults;
import io.adtally.processing.settings.JobSettings;
import io.adtally.topic.Topic;
import java.io.IOException;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Keeps every accepted event, as received, in the lake. Exactly once: table commits ride on checkpoints. */
public final class RawArchiveJob {
    /** The job's name in Flink and the folder of its checkpoints. */
    public static final String NAME = "raw-archive";

    private RawArchiveJob() {}

    /** Runs on whatever cluster the process was started for; settings come from the environment. */
    public static void main(String[] args) throws Exception {
        JobSettings settings = JobSettings.of(System.getenv());
        submit(settings, StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.of(settings, NAME)));
    }

    /** Submits the job to the environment's cluster; the environment has been made with {@link FlinkDefaults}. */
    public static JobClient submit(JobSettings settings, StreamExecutionEnvironment env) throws Exception {
        build(settings, env);
        return env.executeAsync(NAME);
    }

    static void build(JobSettings settings, StreamExecutionEnvironment env) throws IOException {
        Lake lake = new Lake(settings.lake());
        lake.prepare(LakeTable.RAW);
        env.setParallelism(1);
        RawArchiveTopology.build(env, source(settings), lake);
    }

    static KafkaSource<RowData> source(JobSettings settings) {
        return KafkaSource.<RowData>builder()
                .setBootstrapServers(settings.kafkaBootstrap())
                .setTopics(Topic.RAW_EVENTS.topicName())
                .setGroupId("adtally-" + NAME)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setProperty("isolation.level", "read_committed")
                .setProperty("partition.discovery.interval.ms", "60000")
                .setDeserializer(new RawRowDeserializer(settings.registryUrl()))
                .build();
    }
}
