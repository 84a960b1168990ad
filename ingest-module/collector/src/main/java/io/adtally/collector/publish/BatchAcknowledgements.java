package io.adtally.collector.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Counts a batch's acknowledgements down; the last one, the first failure or the end of the budget completes the future.
 * The budget runs from the start, so that it also bounds a hand-over that waits for room record by record.
 */
final class BatchAcknowledgements implements Callback {
    private final CompletableFuture<Void> done;
    private final AtomicInteger missing;
    private final ProducerFailures failures;

    BatchAcknowledgements(int records, long budgetMillis, ProducerFailures failures) {
        this.done = new CompletableFuture<Void>().orTimeout(budgetMillis, TimeUnit.MILLISECONDS);
        this.missing = new AtomicInteger(records);
        this.failures = failures;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            done.completeExceptionally(failures.classify(failure));
        } else if (missing.decrementAndGet() == 0) {
            done.complete(null);
        }
    }

    void fail(PublishFailedException failure) {
        done.completeExceptionally(failure);
    }

    boolean failed() {
        return done.isCompletedExceptionally();
    }

    CompletableFuture<Void> done() {
        return done;
    }

    /** Told of each failure of a record. */
    @FunctionalInterface
    interface ProducerFailures {
        PublishFailedException classify(Exception failure);
    }
}
