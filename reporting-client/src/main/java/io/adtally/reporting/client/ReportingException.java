package io.adtally.reporting.client;

import java.io.IOException;
import java.io.Serial;

/** The API refused; asking again unchanged will not help. The message is the API's own. */
public final class ReportingException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String parameter;

    ReportingException(int status, String parameter, String message) {
        super(message);
        this.status = status;
        this.parameter = parameter;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The refused parameter's name, or "" if it was none. */
    public String parameter() {
        return parameter;
    }
}
