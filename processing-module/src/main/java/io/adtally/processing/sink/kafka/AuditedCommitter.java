package io.adtally.processing.sink.kafka;

import io.adtally.processing.audit.AuditFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits as Flink does, and asks the brokers about each transaction that they refuse to commit, and about one that may have been
 * committed before the job failed, instead of committing it again: the client may give its id a new epoch as it is refused, after
 * which nobody knows. Where a transaction was not committed, records are lost that every other store has: then the job ends for
 * good, unless the loss was accepted.
 */
final class AuditedCommitter implements Committer<KafkaCommittable> {
    private static final Logger log = LoggerFactory.getLogger(AuditedCommitter.class);

    private final Committer<KafkaCommittable> committer;
    private final Transactions transactions;
    private final Set<String> acceptedLosses;
    private final Counter accepted;

    /** @param accepted counts the losses that were accepted */
    AuditedCommitter(
            Committer<KafkaCommittable> committer,
            Transactions transactions,
            Set<String> acceptedLosses,
            Counter accepted) {
        this.committer = committer;
        this.transactions = transactions;
        this.acceptedLosses = acceptedLosses;
        this.accepted = accepted;
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests) throws IOException, InterruptedException {
        List<String> lost = new ArrayList<>();
        List<AuditedRequest> open = new ArrayList<>(requests.size());
        for (CommitRequest<KafkaCommittable> request : requests) {
            if (!wasTriedBefore(request) || isOpen(request, lost)) {
                open.add(new AuditedRequest(request));
            }
        }
        committer.commit(new ArrayList<>(open)); // all others are committed, whatever becomes of one
        for (AuditedRequest request : open) {
            if (request.isRefused() && isOpen(request.original(), lost)) {
                request.original().retryLater();
            }
        }
        if (!lost.isEmpty()) {
            throw new SuppressRestartsException(new AuditFailedException(message(lost)));
        }
    }

    /** A transaction from a checkpoint comes without its producer. */
    private static boolean wasTriedBefore(CommitRequest<KafkaCommittable> request) {
        return request.getNumberOfRetries() > 0
                || request.getCommittable().getProducer().isEmpty();
    }

    /**
     * Whether it can still be committed. If not, it is settled: committed all the same, lost (one of {@code lost} unless that
     * was accepted), or asked for again as the brokers do not answer.
     */
    private boolean isOpen(CommitRequest<KafkaCommittable> request, List<String> lost) throws InterruptedException {
        try {
            Transactions.Fate fate = transactions.fate(request.getCommittable());
            switch (fate.end()) {
                case OPEN -> {
                    return true;
                }
                case COMMITTED -> request.signalAlreadyCommitted();
                case LOST -> settleLoss(request, fate.words(), lost);
            }
        } catch (IOException e) {
            log.warn("Not known what has become of a transaction; it is asked again", e);
            request.retryLater();
        }
        return false;
    }

    private void settleLoss(CommitRequest<KafkaCommittable> request, String words, List<String> lost) {
        if (acceptedLosses.contains(request.getCommittable().getTransactionalId())) {
            accepted.inc();
            log.warn("Going on without transaction {}, as was asked for", words);
            request.signalFailedWithKnownReason(new AuditFailedException("lost, which was accepted: " + words));
        } else {
            lost.add(words);
        }
    }

    private static String message(List<String> lost) {
        return "Kafka has not kept what a completed checkpoint wrote, mostly because it was open for longer than"
                + " ADTALLY_PIPELINE_TRANSACTION_TIMEOUT: the transactions " + String.join(", ", lost)
                + ". Their records are"
                + " in ClickHouse and the lake, and missing in Kafka. To go on without them, set"
                + " ADTALLY_PIPELINE_ACCEPTED_LOSSES to these ids, and to those that other tasks may name next";
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }
}
