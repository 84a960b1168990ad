package io.adtally.collector.publish;

import io.adtally.collector.admit.Admission.Batch;
import java.util.concurrent.CompletableFuture;

/** Where batches become durable. Thread-safe. */
public interface EventPublisher {
    /**
     * Hands the batch over. The future completes when every item of it is durable, or with a {@link
     * PublishFailedException} if that cannot be promised: some of its items may be durable all the same.
     */
    CompletableFuture<Void> publish(Batch batch);

    /** Whether a batch could be made durable now. */
    Readiness readiness();
}
