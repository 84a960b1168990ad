package io.adtally.processing.sink.kafka;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/** What has become of transactions, as the brokers know it. */
final class Transactions {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Properties properties = new Properties();

    /** @param properties of an admin client */
    Transactions(Properties properties) {
        this.properties.putAll(properties);
        this.properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    }

    /** Where a transaction stands. */
    enum End {
        /** It can still be committed. */
        OPEN,
        COMMITTED,
        /** Aborted, or nobody knows any more. */
        LOST
    }

    /** @param words the transaction and what the brokers say of it */
    record Fate(End end, String words) {}

    /**
     * Committed only if that is certain. It is not certain if its id was used again since: each of a job's ids is used for one
     * checkpoint. IOException if the brokers do not answer within 30 s.
     */
    Fate fate(KafkaCommittable transaction) throws IOException, InterruptedException {
        String id = transaction.getTransactionalId();
        try (Admin admin = Admin.create(properties)) {
            TransactionDescription found =
                    admin.describeTransactions(List.of(id)).description(id).get();
            // Brokers raise the epoch by one as they end a transaction (KIP-890).
            int newer = found.producerEpoch() - transaction.getEpoch();
            boolean ours = found.producerId() == transaction.getProducerId();
            return new Fate(
                    end(found.state(), ours ? newer : -1), id + " (" + found.state() + ", " + newer + " epochs later)");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return new Fate(End.LOST, id + " (unknown)");
            }
            throw new IOException("What has become of transaction " + id + " cannot be asked", e);
        }
    }

    /**
     * A client that learns only at the commit that these brokers raise epochs has its id's epoch raised after the commit: the
     * transaction is then empty, one epoch later. An aborted one is two epochs later before it can be empty, as the abort
     * raises the epoch, too.
     */
    private static End end(TransactionState state, int newer) {
        return switch (state) {
            case COMPLETE_COMMIT, PREPARE_COMMIT -> newer == 0 || newer == 1 ? End.COMMITTED : End.LOST;
            case EMPTY -> newer == 1 ? End.COMMITTED : End.LOST;
            case ONGOING -> newer == 0 ? End.OPEN : End.LOST;
            default -> End.LOST;
        };
    }
}
