package io.adtally.platform.model;

import io.adtally.control.ControlSubject;

/** What a model can be there for. */
public enum Seat {
    /** Decides. */
    CHAMPION(ControlSubject.CHAMPION),
    /** Is scored beside the champion and decides nothing. */
    CHALLENGER(ControlSubject.CHALLENGER);

    private final String subject;

    Seat(String subject) {
        this.subject = subject;
    }

    /** The subject of its control messages. */
    public String subject() {
        return subject;
    }
}
