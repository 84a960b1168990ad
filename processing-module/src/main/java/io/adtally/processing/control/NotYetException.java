package io.adtally.processing.control;

/** A control message cannot be applied for the time being: a store is away, or has lost what the message names. */
final class NotYetException extends RefusedException {
    private static final long serialVersionUID = 1L;

    NotYetException(String reason) {
        super(reason);
    }

    NotYetException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
