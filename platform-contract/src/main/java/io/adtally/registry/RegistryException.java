package io.adtally.registry;

/** The registry could not be reached, does not know a schema, or refused one. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure, so that callers can decide whether to try again. */
    public enum Kind {
        /** No usable answer; trying again later may help. */
        UNAVAILABLE,
        /** The subject or schema is not registered. */
        NOT_FOUND,
        /** The schema is not backward compatible with the subject's latest version. */
        INCOMPATIBLE,
        /** Any other refusal. */
        REFUSED
    }

    private final Kind kind;

    RegistryException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    RegistryException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
