package io.adtally.processing.audit;

/** The job's books do not balance: it has lost, doubled or made up an entry, and must not go on. */
public final class AuditFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public AuditFailedException(String message) {
        super(message);
    }
}
