package io.adtally.processing.sink.clickhouse;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.Committer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inserts the batches of a completed checkpoint. An outage is waited for with growing pauses, which holds the job back
 * instead of piling up; beyond {@link #PATIENCE} the job fails over and finds the same batches in its checkpoint.
 */
final class BatchCommitter implements Committer<Batch> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final Logger log = LoggerFactory.getLogger(BatchCommitter.class);

    private final BatchInsert insert;

    BatchCommitter(BatchInsert insert) {
        this.insert = insert;
    }

    @Override
    public void commit(Collection<CommitRequest<Batch>> requests) throws IOException, InterruptedException {
        for (CommitRequest<Batch> request : requests) {
            commit(request.getCommittable());
        }
    }

    private void commit(Batch batch) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                insert.insert(batch);
                return;
            } catch (InsertFailedException e) {
                if (!e.worthRetrying() || System.nanoTime() > deadline) {
                    throw e;
                }
                log.warn("Insert not confirmed, again in {} ms: {}", pauseMillis, e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        }
    }

    @Override
    public void close() {
        insert.close();
    }
}
