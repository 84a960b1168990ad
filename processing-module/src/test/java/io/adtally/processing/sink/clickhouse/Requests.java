package io.adtally.processing.sink.clickhouse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;

/** Commits batches as Flink does once a checkpoint is complete. */
final class Requests {
    private Requests() {}

    static void commit(BatchCommitter committer, Batch... batches) throws Exception {
        committer.commit(new ArrayList<>(Stream.of(batches).map(Request::new).toList()));
    }

    static void commit(BatchCommitter committer, List<Batch> batches) throws Exception {
        commit(committer, batches.toArray(new Batch[0]));
    }

    /** Nothing may be skipped or marked in passing: what is not inserted must throw. */
    private record Request(Batch committable) implements CommitRequest<Batch> {
        @Override
        public Batch getCommittable() {
            return committable;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable t) {
            throw new AssertionError("would lose the batch", t);
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable t) {
            throw new AssertionError("would lose the batch", t);
        }

        @Override
        public void retryLater() {
            throw new AssertionError("would let the next checkpoint overtake");
        }

        @Override
        public void updateAndRetryLater(Batch committable) {
            throw new AssertionError("would change a batch");
        }

        @Override
        public void signalAlreadyCommitted() {
            throw new AssertionError("nobody knows that");
        }
    }
}
