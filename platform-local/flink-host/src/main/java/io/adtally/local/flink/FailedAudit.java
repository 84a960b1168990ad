package io.adtally.local.flink;

import io.adtally.processing.audit.AuditFailedException;
import java.util.Optional;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.util.SerializedThrowable;

/** Tells the end of a job by its own audit from any other. */
final class FailedAudit {
    private static final String NAME = AuditFailedException.class.getName();

    private FailedAudit() {}

    /** What did not balance; empty if the job ended for another reason. */
    static Optional<String> in(JobResult result) {
        Throwable cause = result.getSerializedThrowable().orElse(null);
        while (cause != null) {
            // Failures travel as texts of themselves.
            String name = cause instanceof SerializedThrowable sent
                    ? sent.getOriginalErrorClassName()
                    : cause.getClass().getName();
            if (name.equals(NAME)) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
