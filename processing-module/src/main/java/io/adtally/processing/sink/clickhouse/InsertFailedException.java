package io.adtally.processing.sink.clickhouse;

import java.io.IOException;

/** ClickHouse did not confirm an insert. */
final class InsertFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean worthRetrying;

    InsertFailedException(String message, boolean worthRetrying) {
        super(message);
        this.worthRetrying = worthRetrying;
    }

    /** Whether the same insert may succeed later; false for refusals such as a wrong password or an unknown column. */
    boolean worthRetrying() {
        return worthRetrying;
    }
}
