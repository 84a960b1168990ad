package io.adtally.processing.pipeline;

import io.adtally.processing.audit.LakeAudit;
import io.adtally.processing.audit.Tally;
import io.adtally.processing.control.ReviewDeserializer;
import io.adtally.processing.event.InvalidEventDeserializer;
import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.event.RawEventDeserializer;
import io.adtally.processing.lake.Lake;
import io.adtally.processing.lake.LakeTable;
import io.adtally.processing.lake.VerdictRow;
import io.adtally.processing.settings.FlinkDefaults;
import io.adtally.processing.settings.JobSettings;
import io.adtally.processing.settings.PipelineSettings;
import io.adtally.processing.sink.clickhouse.ClickHouseSink;
import io.adtally.processing.sink.kafka.AuditedKafkaSink;
import io.adtally.processing.sink.kafka.DamagedRecordSerializer;
import io.adtally.processing.sink.kafka.DecidedEventSerializer;
import io.adtally.processing.sink.kafka.ReviewResultSerializer;
import io.adtally.topic.Topic;
import java.io.IOException;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.sink.IcebergSink;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Decides every accepted event once and puts it, under one checkpoint, into Kafka, ClickHouse and the lake. Either all
 * three show a checkpoint's events or none does.
 */
public final class EventPipelineJob {
    /** The job's name in Flink and the folder of its checkpoints. */
    public static final String NAME = "event-pipeline";

    private EventPipelineJob() {}

    /** Runs on whatever cluster the process was started for; settings come from the environment. */
    public static void main(String[] args) throws Exception {
        PipelineSettings settings = PipelineSettings.of(System.getenv());
        submit(settings, StreamExecutionEnvironment.getExecutionEnvironment(FlinkDefaults.of(settings.job(), NAME)));
    }

    /** Submits the job to the environment's cluster; the environment has been made with {@link FlinkDefaults}. */
    public static JobClient submit(PipelineSettings settings, StreamExecutionEnvironment env) throws Exception {
        build(settings, env);
        return env.executeAsync(NAME);
    }

    static void build(PipelineSettings settings, StreamExecutionEnvironment env) throws IOException {
        Lake lake = new Lake(settings.job().lake());
        lake.prepare(LakeTable.VERDICTS);
        env.setParallelism(settings.parallelism());
        EventPipelineTopology.build(
                env, sources(settings.job()), sinks(settings, lake), Policies.of(settings), settings);
    }

    private static Sources sources(JobSettings settings) {
        return new Sources(
                source(settings, Topic.RAW_EVENTS, new RawEventDeserializer(settings.registryUrl())),
                source(settings, Topic.INVALID_EVENTS, new InvalidEventDeserializer(settings.registryUrl())),
                source(settings, Topic.QUARANTINE_DECISIONS, new ReviewDeserializer(settings.registryUrl())));
    }

    private static Sinks sinks(PipelineSettings settings, Lake lake) {
        String registryUrl = settings.job().registryUrl();
        return new Sinks(
                sink(settings, "decided", new DecidedEventSerializer(registryUrl)),
                sink(settings, "damaged", new DamagedRecordSerializer(registryUrl)),
                sink(settings, "reviews", new ReviewResultSerializer(registryUrl)),
                new ClickHouseSink(settings.clickHouse()),
                (entries, tallies) -> appendToLake(entries, tallies, lake));
    }

    private static <T> KafkaSource<T> source(
            JobSettings settings, Topic topic, KafkaRecordDeserializationSchema<T> deserializer) {
        return KafkaSource.<T>builder()
                .setBootstrapServers(settings.kafkaBootstrap())
                .setTopics(topic.topicName())
                .setGroupId("adtally-" + NAME)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setProperty("isolation.level", "read_committed")
                .setProperty("partition.discovery.interval.ms", "60000")
                .setDeserializer(deserializer)
                .build();
    }

    static <T> AuditedKafkaSink<T> sink(
            PipelineSettings settings, String purpose, KafkaRecordSerializationSchema<T> serializer) {
        KafkaSink<T> sink = KafkaSink.<T>builder()
                .setBootstrapServers(settings.job().kafkaBootstrap())
                .setRecordSerializer(serializer)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix("adtally-" + NAME + "-" + purpose)
                .setProperty(
                        "transaction.timeout.ms",
                        Long.toString(settings.transactionTimeout().toMillis()))
                .setProperty("compression.type", "lz4")
                .setProperty("linger.ms", "100")
                .setProperty("batch.size", "131072")
                .build();
        return new AuditedKafkaSink<>(sink, settings.job().kafkaBootstrap(), settings.acceptedLosses());
    }

    private static void appendToLake(DataStream<LedgerRow> entries, DataStream<Tally> tallies, Lake lake) {
        DataStream<RowData> rows = entries.map(new VerdictRow())
                .returns(InternalTypeInfo.of(FlinkSchemaUtil.convert(LakeTable.VERDICTS.schema())))
                .uid("verdict-row")
                .name("verdict row");
        IcebergSink.forRowData(rows)
                .tableLoader(lake.loader(LakeTable.VERDICTS))
                .upsert(false)
                .distributionMode(DistributionMode.NONE)
                .uidSuffix("verdicts")
                .append();
        LakeAudit.attach(tallies, lake.loader(LakeTable.VERDICTS));
    }
}
