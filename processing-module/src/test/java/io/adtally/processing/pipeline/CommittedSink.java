package io.adtally.processing.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A two-phase sink into this Java: shows what a transaction or a token would let a reader see, and no more. Committing a
 * batch again changes nothing.
 */
record CommittedSink<T>(String name) implements Sink<T>, SupportsCommitter<String> {
    private static final Map<String, List<Object>> WRITTEN = new ConcurrentHashMap<>();
    private static final Map<String, Map<String, List<Object>>> COMMITTED = new ConcurrentHashMap<>();
    private static final AtomicBoolean LOSE_NEXT_ANSWER = new AtomicBoolean();

    /** The next commit is done and then fails, as when the answer is lost. */
    static void loseNextAnswer() {
        LOSE_NEXT_ANSWER.set(true);
    }

    static boolean answerIsLost() {
        return !LOSE_NEXT_ANSWER.get();
    }

    @SuppressWarnings("unchecked") // only this sink's type is put under its name
    List<T> rows() {
        return (List<T>) batches().values().stream().flatMap(List::stream).toList();
    }

    /** How many batches are visible. */
    int commits() {
        return batches().size();
    }

    private Map<String, List<Object>> batches() {
        return COMMITTED.computeIfAbsent(name, any -> new ConcurrentHashMap<>());
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>();
    }

    @Override
    public Committer<String> createCommitter(CommitterInitContext context) {
        return new ToMemory(this);
    }

    @Override
    public SimpleVersionedSerializer<String> getCommittableSerializer() {
        return new Tokens();
    }

    private static final class Writer<T> implements CommittingSinkWriter<T, String> {
        private List<Object> rows = new ArrayList<>();

        @Override
        public void write(T row, Context context) {
            rows.add(row);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public Collection<String> prepareCommit() {
            if (rows.isEmpty()) {
                return List.of();
            }
            String token = UUID.randomUUID().toString();
            WRITTEN.put(token, rows);
            rows = new ArrayList<>();
            return List.of(token);
        }

        @Override
        public void close() {}
    }

    private record ToMemory(CommittedSink<?> sink) implements Committer<String> {
        @Override
        public void commit(Collection<CommitRequest<String>> requests) {
            for (CommitRequest<String> request : requests) {
                String token = request.getCommittable();
                sink.batches().put(token, WRITTEN.getOrDefault(token, List.of()));
                if (LOSE_NEXT_ANSWER.compareAndSet(true, false)) {
                    throw new IllegalStateException("the answer to this commit is lost on purpose");
                }
            }
        }

        @Override
        public void close() {}
    }

    private record Tokens() implements SimpleVersionedSerializer<String> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(String token) {
            return token.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String deserialize(int version, byte[] serialized) {
            return new String(serialized, StandardCharsets.UTF_8);
        }
    }
}
