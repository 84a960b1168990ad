package io.adtally.processing.sink.clickhouse;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inserts the batches of a completed checkpoint. An outage is waited for with growing pauses, which holds the job back
 * instead of piling up; beyond {@link #PATIENCE} the job fails over and finds the same batches in its checkpoint. So are
 * merges that do not keep up: with every insert a partition has a part more, and long before ClickHouse refuses inserts
 * queries get slow.
 */
final class BatchCommitter implements Committer<Batch> {
    /** Active parts of a partition from which on inserts wait for merges; ClickHouse itself slows down at 1,000. */
    static final int MOST_PARTS = 300;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final Logger log = LoggerFactory.getLogger(BatchCommitter.class);

    private final BatchInsert insert;
    private final Counter retries;

    /** @param retries counts what was not confirmed at the first try */
    BatchCommitter(BatchInsert insert, Counter retries) {
        this.insert = insert;
        this.retries = retries;
    }

    private interface Attempt {
        void make() throws InsertFailedException, InterruptedException;
    }

    @Override
    public void commit(Collection<CommitRequest<Batch>> requests) throws IOException, InterruptedException {
        if (requests.isEmpty()) {
            return;
        }
        persist(this::refuseTooManyParts);
        for (CommitRequest<Batch> request : requests) {
            persist(() -> insert.insert(request.getCommittable()));
        }
    }

    private void refuseTooManyParts() throws InsertFailedException, InterruptedException {
        int parts = insert.mostParts();
        if (parts > MOST_PARTS) {
            throw new InsertFailedException(
                    "a partition has " + parts + " parts, inserts wait until merges bring it to " + MOST_PARTS, true);
        }
    }

    private void persist(Attempt attempt) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                attempt.make();
                return;
            } catch (InsertFailedException e) {
                if (!e.worthRetrying() || System.nanoTime() > deadline) {
                    throw e;
                }
                retries.inc();
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
