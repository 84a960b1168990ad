package io.adtally.local.traffic;

/** The collector cannot be sent to; the message says why and what to do. */
final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    DeliveryException(String message) {
        super(message);
    }
}
