package io.adtally.collector.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.collector.publish.PublishFailedException.Kind;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;

class BatchAcknowledgementsTest {
    private static final long AN_HOUR = 3_600_000;

    @Test
    void isDoneWithTheLastAcknowledgementAndNotBefore() {
        BatchAcknowledgements batch = batch(3, AN_HOUR);
        batch.onCompletion(null, null);
        batch.onCompletion(null, null);
        assertThat(batch.done()).isNotDone();
        batch.onCompletion(null, null);
        assertThat(batch.done()).isCompleted();
    }

    @Test
    void oneFailureAmongAcknowledgementsFailsTheBatchForGood() {
        BatchAcknowledgements batch = batch(3, AN_HOUR);
        batch.onCompletion(null, null);
        batch.onCompletion(null, new NotEnoughReplicasException("one of three"));
        assertThat(batch.failed()).isTrue();
        batch.onCompletion(null, null);
        batch.onCompletion(null, null);
        assertThat(batch.done()).isCompletedExceptionally();
        assertThat(batch.done().exceptionNow()).hasMessageContaining("one of three");
    }

    @Test
    void failsAtTheEndOfTheBudgetAlsoWhileRecordsAreStillHandedOver() {
        BatchAcknowledgements batch = batch(2, 10);
        await().until(batch::failed);
        batch.onCompletion(null, null);
        batch.onCompletion(null, null);
        assertThat(batch.done().exceptionNow()).isInstanceOf(TimeoutException.class);
    }

    private static BatchAcknowledgements batch(int records, long budgetMillis) {
        return new BatchAcknowledgements(
                records, budgetMillis, failure -> new PublishFailedException(Kind.REFUSED, failure.toString()));
    }
}
