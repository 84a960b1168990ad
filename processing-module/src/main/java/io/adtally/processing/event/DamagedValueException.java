package io.adtally.processing.event;

/** A Kafka value is not what its topic holds, whoever reads it and however often. */
public final class DamagedValueException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedValueException(String message) {
        super(message);
    }

    DamagedValueException(Exception cause) {
        super(cause.toString(), cause);
    }
}
