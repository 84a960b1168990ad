package io.adtally.reporting.access;

import java.io.Serial;

/** Nobody can tell at the moment whether a key is valid. */
final class KeysUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    KeysUnavailableException(Throwable cause) {
        super("The store of API keys does not answer", cause);
    }
}
