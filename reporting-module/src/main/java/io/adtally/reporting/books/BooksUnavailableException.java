package io.adtally.reporting.books;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** ClickHouse did not answer, or not in time; trying again later may help. The message is for our own people. */
public final class BooksUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean tookTooLong;

    private BooksUnavailableException(String message, @Nullable Throwable cause, boolean tookTooLong) {
        super(message, cause);
        this.tookTooLong = tookTooLong;
    }

    static BooksUnavailableException away(String message, @Nullable Throwable cause) {
        return new BooksUnavailableException(message, cause, false);
    }

    static BooksUnavailableException tooSlow(String message) {
        return new BooksUnavailableException(message, null, true);
    }

    /** Whether the statement was given up for the time it took. */
    public boolean tookTooLong() {
        return tookTooLong;
    }
}
