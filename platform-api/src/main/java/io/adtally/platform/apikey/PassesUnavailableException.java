package io.adtally.platform.apikey;

import java.io.Serial;

/** The reporting API cannot be told of passes at the moment. */
public final class PassesUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PassesUnavailableException(Throwable cause) {
        super("The store of API keys does not answer", cause);
    }
}
