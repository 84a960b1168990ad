package io.adtally.processing.sink.kafka;

import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;

/** A request to commit that keeps a refusal to itself until it is known what it means. */
final class AuditedRequest implements CommitRequest<KafkaCommittable> {
    private final CommitRequest<KafkaCommittable> request;
    private boolean isRefused;

    AuditedRequest(CommitRequest<KafkaCommittable> request) {
        this.request = request;
    }

    /** Whether the brokers would not commit; they did if not, or will be asked again. */
    boolean isRefused() {
        return isRefused;
    }

    CommitRequest<KafkaCommittable> original() {
        return request;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
        isRefused = true;
    }

    @Override
    public KafkaCommittable getCommittable() {
        return request.getCommittable();
    }

    @Override
    public int getNumberOfRetries() {
        return request.getNumberOfRetries();
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
        request.signalFailedWithUnknownReason(reason);
    }

    @Override
    public void retryLater() {
        request.retryLater();
    }

    @Override
    public void updateAndRetryLater(KafkaCommittable changed) {
        request.updateAndRetryLater(changed);
    }

    @Override
    public void signalAlreadyCommitted() {
        request.signalAlreadyCommitted();
    }
}
