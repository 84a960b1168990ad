package io.adtally.collector.publish;

/** A batch could not be made durable, as far as is known. */
public final class PublishFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure; the names are metric labels. */
    public enum Kind {
        /** Not tried: the broker or the registry is known to be away. */
        NOT_READY,
        /** Not all acknowledgements came within the budget. */
        TIMEOUT,
        /** The producer has no room left. */
        OVERLOADED,
        /** The broker or the producer refused a record. */
        REFUSED
    }

    private final Kind kind;

    public PublishFailedException(Kind kind, String message) {
        super(message, null, false, false); // made by the thousand when a broker is away: no stack trace
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
