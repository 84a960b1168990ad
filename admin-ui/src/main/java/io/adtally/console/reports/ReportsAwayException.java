package io.adtally.console.reports;

import java.io.Serial;

/** Reports cannot be had at the moment; asking again later may help. The message is for people. */
final class ReportsAwayException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    ReportsAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
