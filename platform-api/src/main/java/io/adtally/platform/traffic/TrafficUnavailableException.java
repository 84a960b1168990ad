package io.adtally.platform.traffic;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** ClickHouse did not answer, or not with what was asked for; trying again later may help. */
public final class TrafficUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TrafficUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
