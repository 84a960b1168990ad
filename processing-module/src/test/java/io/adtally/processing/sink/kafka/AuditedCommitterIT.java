package io.adtally.processing.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.audit.AuditFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer;
import org.apache.flink.connector.kafka.sink.internal.KafkaCommitter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Law: nothing is lost in silence, also not between a checkpoint and its commit. Over a real broker. */
class AuditedCommitterIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final EmbeddedStack stack = EmbeddedStack.shared(Set.of(Part.KAFKA));
    private final String topic = "committed-" + UUID.randomUUID();
    private final Counter accepted = new SimpleCounter();

    @BeforeEach
    void createTopic() throws Exception {
        try (Admin admin = Admin.create(properties())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    @Test
    void commitsWhatACheckpointPromisedAlsoForASecondTime() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = begun("promised", Duration.ofMinutes(1))) {
            KafkaCommittable promised = transaction("promised");
            commit(Set.of(), promised);
            assertThat(records()).containsExactly("promised");
            commit(Set.of(), promised);
            assertThat(records()).containsExactly("promised");
        }
    }

    /** The job did not live to learn of its commit, and the brokers have counted the transaction's epoch up. */
    @Test
    void whatWasCommittedBeforeIsNoLoss() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = begun("before", Duration.ofMinutes(1))) {
            KafkaCommittable before = transaction("before");
            producer.commitTransaction();
            commit(Set.of(), before);
            assertThat(records()).containsExactly("before");
        }
    }

    /** A client that has met the brokers before it commits has its id's epoch raised right after the commit. */
    @Test
    void whatAClientThatMetTheBrokersCommittedIsNoLoss() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = begun("met", Duration.ofMinutes(1))) {
            KafkaCommittable met = transaction("met");
            commit(this::producerThatHasMetTheBrokers, Set.of(), met);
            await().atMost(LIMIT).until(() -> described("met").state() == TransactionState.EMPTY);
            commit(Set.of(), met);
            assertThat(records()).containsExactly("met");
        }
    }

    /** As a job that begins anew does with what an earlier run left open. */
    @Test
    void whatAnotherProducerAbortedAsItBeganIsLost() throws Exception {
        try (KafkaProducer<byte[], byte[]> first = begun("aborted", Duration.ofMinutes(1))) {
            KafkaCommittable aborted = transaction("aborted");
            try (KafkaProducer<byte[], byte[]> second = named("aborted", Duration.ofMinutes(1))) {
                second.initTransactions();
                assertThat(described("aborted").state()).isEqualTo(TransactionState.EMPTY);
                assertThatThrownBy(() -> commit(Set.of(), aborted)).isInstanceOf(SuppressRestartsException.class);
            }
            assertThat(records()).isEmpty();
        }
    }

    @Test
    void aTransactionThatTheBrokersEndedEndsTheJobForGoodAfterAllOthersAreCommitted() throws Exception {
        try (KafkaProducer<byte[], byte[]> slow = begun("slow", Duration.ofSeconds(1));
                KafkaProducer<byte[], byte[]> other = begun("other", Duration.ofMinutes(1))) {
            KafkaCommittable lost = transaction("slow");
            KafkaCommittable kept = transaction("other");
            await().atMost(LIMIT).until(() -> described("slow").state() == TransactionState.COMPLETE_ABORT);

            assertThatThrownBy(() -> commit(Set.of(), lost, kept))
                    .isInstanceOf(SuppressRestartsException.class)
                    .cause()
                    .isInstanceOf(AuditFailedException.class)
                    .hasMessageContaining(lost.getTransactionalId() + " (CompleteAbort");
            assertThat(records()).containsExactly("other");
            assertThat(accepted.getCount()).isZero();

            commit(Set.of(lost.getTransactionalId()), lost, kept);
            assertThat(accepted.getCount()).isEqualTo(1);
        }
    }

    @Test
    void whatIsNotProvenToBeCommittedCountsAsLost() throws Exception {
        try (KafkaProducer<byte[], byte[]> first = begun("twice", Duration.ofMinutes(1))) {
            KafkaCommittable overtaken = transaction("twice");
            try (KafkaProducer<byte[], byte[]> second = begun("twice", Duration.ofMinutes(1))) {
                second.commitTransaction();
                assertThatThrownBy(() -> commit(Set.of(), overtaken)).isInstanceOf(SuppressRestartsException.class);
            }
            assertThat(records()).as("the second one's").containsExactly("twice");
        }
    }

    /** Brokers forget ids that are not used for days; a job restored from an old checkpoint names them all the same. */
    @Test
    void whatNobodyKnowsAnyMoreIsLostUntilThatIsAccepted() throws Exception {
        KafkaCommittable forgotten = new KafkaCommittable(7, (short) 0, id("forgotten"), null);
        assertThatThrownBy(() -> commit(Set.of(), forgotten))
                .isInstanceOf(SuppressRestartsException.class)
                .cause()
                .hasMessageContaining(id("forgotten") + " (unknown)");
        commit(Set.of(id("forgotten")), forgotten);
        assertThat(accepted.getCount()).isEqualTo(1);
    }

    /** A producer that has sent its name and not ended its transaction. */
    private KafkaProducer<byte[], byte[]> begun(String name, Duration timeout) throws Exception {
        KafkaProducer<byte[], byte[]> producer = named(name, timeout);
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, name.getBytes(StandardCharsets.UTF_8)))
                .get();
        return producer;
    }

    private KafkaProducer<byte[], byte[]> named(String name, Duration timeout) {
        Properties properties = properties();
        properties.setProperty("transactional.id", id(name));
        properties.setProperty("transaction.timeout.ms", Long.toString(timeout.toMillis()));
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private FlinkKafkaInternalProducer<byte[], byte[]> producerThatHasMetTheBrokers(Properties properties, String id) {
        FlinkKafkaInternalProducer<byte[], byte[]> producer = new FlinkKafkaInternalProducer<>(properties, id);
        producer.partitionsFor(topic);
        return producer;
    }

    private KafkaCommittable transaction(String name) throws Exception {
        TransactionDescription found = described(name);
        return new KafkaCommittable(found.producerId(), (short) found.producerEpoch(), id(name), null);
    }

    private TransactionDescription described(String name) throws Exception {
        try (Admin admin = Admin.create(properties())) {
            return admin.describeTransactions(List.of(id(name)))
                    .description(id(name))
                    .get();
        }
    }

    private String id(String name) {
        return topic + "-" + name;
    }

    private void commit(Set<String> acceptedLosses, KafkaCommittable... transactions) throws Exception {
        commit(FlinkKafkaInternalProducer::new, acceptedLosses, transactions);
    }

    private void commit(
            BiFunction<Properties, String, FlinkKafkaInternalProducer<?, ?>> producers,
            Set<String> acceptedLosses,
            KafkaCommittable... transactions)
            throws Exception {
        Properties properties = properties();
        properties.setProperty("key.serializer", ByteArraySerializer.class.getName());
        properties.setProperty("value.serializer", ByteArraySerializer.class.getName());
        KafkaCommitter flinks = new KafkaCommitter(properties, topic, 0, 0, false, producers);
        try (AuditedCommitter committer =
                new AuditedCommitter(flinks, new Transactions(properties()), acceptedLosses, accepted)) {
            List<CommitRequest<KafkaCommittable>> requests = new ArrayList<>();
            for (KafkaCommittable transaction : transactions) {
                requests.add(new Request(transaction));
            }
            committer.commit(requests);
        }
    }

    private List<String> records() throws Exception {
        return CommittedRecords.values(stack.setting("ADTALLY_KAFKA_BOOTSTRAP"), topic, "read_committed").stream()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .toList();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", stack.setting("ADTALLY_KAFKA_BOOTSTRAP"));
        return properties;
    }

    /** Nothing here is to be tried again or fails for unknown reasons. */
    private record Request(KafkaCommittable transaction) implements CommitRequest<KafkaCommittable> {
        @Override
        public KafkaCommittable getCommittable() {
            return transaction;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {}

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void retryLater() {
            throw new AssertionError("must not be tried again");
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable changed) {
            throw new AssertionError("must not be tried again");
        }

        @Override
        public void signalAlreadyCommitted() {}
    }
}
