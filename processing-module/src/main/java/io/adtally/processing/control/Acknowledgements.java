package io.adtally.processing.control;

import io.adtally.control.ControlAck;
import io.adtally.registry.AvroEncoder;
import io.adtally.registry.RegistryClient;
import io.adtally.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Answers the control plane, outside the job's transactions: since when something is in force must be known at once, and
 * an answer given twice says the same. Not thread-safe.
 */
final class Acknowledgements implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final AvroEncoder<ControlAck> encoder;

    Acknowledgements(ControlSettings settings) {
        int schemaId = new RegistryClient(settings.registryUrl())
                .id(Topic.CONTROL_ACKS.subject(), ControlAck.getClassSchema());
        encoder = new AvroEncoder<>(ControlAck.class, schemaId);
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafkaBootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(Task task, String subject, long version, long atMillis, @Nullable String refused) {
        ControlAck ack = ControlAck.newBuilder()
                .setSubject(subject)
                .setVersion(version)
                .setOperator(task.operator())
                .setTask(task.index())
                .setTasks(task.tasks())
                .setAt(atMillis)
                .setRefused(refused)
                .build();
        byte[] key = (subject + "/" + task.operator() + "/" + task.index()).getBytes(StandardCharsets.UTF_8);
        // Not waited for: when it is lost, the console goes on saying that the task has not answered.
        var unused = producer.send(new ProducerRecord<>(Topic.CONTROL_ACKS.topicName(), key, encoder.encode(ack)));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
