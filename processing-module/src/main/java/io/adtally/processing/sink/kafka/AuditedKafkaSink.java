package io.adtally.processing.sink.kafka;

import java.io.IOException;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A Kafka sink by transactions whose commits are audited: Flink's own only logs a transaction that the brokers have aborted
 * after a checkpoint had counted its records, see {@link AuditedCommitter}. State is that of Flink's own.
 */
public final class AuditedKafkaSink<T>
        implements Sink<T>,
                SupportsWriterState<T, KafkaWriterState>,
                SupportsCommitter<KafkaCommittable>,
                SupportsPostCommitTopology<KafkaCommittable> {
    private static final long serialVersionUID = 1L;

    private final KafkaSink<T> sink;
    private final String bootstrap;

    @SuppressWarnings("serial") // Copied by Set.copyOf, which is serializable.
    private final Set<String> acceptedLosses;

    /**
     * @param sink exactly once
     * @param bootstrap the brokers it writes to
     * @param acceptedLosses transactional ids whose records the job shall go on without
     */
    public AuditedKafkaSink(KafkaSink<T> sink, String bootstrap, Set<String> acceptedLosses) {
        this.sink = sink;
        this.bootstrap = bootstrap;
        this.acceptedLosses = Set.copyOf(acceptedLosses);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return sink.createWriter(context);
    }

    @Override
    public StatefulSinkWriter<T, KafkaWriterState> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> recovered) {
        return sink.restoreWriter(context, recovered);
    }

    @Override
    public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", bootstrap);
        return new AuditedCommitter(
                sink.createCommitter(context),
                new Transactions(properties),
                acceptedLosses,
                context.metricGroup().counter("acceptedLosses"));
    }

    @Override
    public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
        return sink.getCommittableSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return sink.getWriterStateSerializer();
    }

    @Override
    public void addPostCommitTopology(DataStream<CommittableMessage<KafkaCommittable>> committables) {
        sink.addPostCommitTopology(committables);
    }
}
