package io.adtally.processing.control;

/** The text of a list is not in Redis: the control plane has not noticed yet that it was lost, or has replaced it. */
final class MissingListException extends RefusedException {
    private static final long serialVersionUID = 1L;

    MissingListException(String reason) {
        super(reason);
    }
}
