package io.adtally.processing.sink.kafka;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/** What has become of transactions, as the brokers know it. */
final class Transactions {
    private static final long PATIENCE_SECONDS = 30;

    private final Properties properties;

    /** @param properties of an admin client */
    Transactions(Properties properties) {
        this.properties = properties;
    }

    /**
     * Empty if it is committed for certain, otherwise what the brokers say instead. It is not certain if its id was used again
     * since: each of a job's ids is used for one checkpoint. IOException if the brokers do not answer.
     */
    Optional<String> loss(KafkaCommittable transaction) throws IOException, InterruptedException {
        String id = transaction.getTransactionalId();
        try (Admin admin = Admin.create(properties)) {
            TransactionDescription found =
                    admin.describeTransactions(List.of(id)).description(id).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            // Brokers raise the epoch by one as they end a transaction (KIP-890).
            int newer = found.producerEpoch() - transaction.getEpoch();
            boolean ended = found.state() == TransactionState.COMPLETE_COMMIT
                    || found.state() == TransactionState.PREPARE_COMMIT;
            boolean committed =
                    ended && found.producerId() == transaction.getProducerId() && (newer == 0 || newer == 1);
            return committed
                    ? Optional.empty()
                    : Optional.of(id + " (" + found.state() + ", " + newer + " epochs later)");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return Optional.of(id + " (unknown)");
            }
            throw new IOException("What has become of transaction " + id + " cannot be asked", e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IOException("No answer to what has become of transaction " + id, e);
        }
    }
}
