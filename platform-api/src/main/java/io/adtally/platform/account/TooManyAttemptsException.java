package io.adtally.platform.account;

import java.io.Serial;
import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** No password is tried for the time being, not even the right one: too many wrong ones came before. */
public final class TooManyAttemptsException extends LockedException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final long MINUTE_SECONDS = 60;

    private final Duration pause;

    TooManyAttemptsException(Duration pause) {
        super("Too many wrong passwords");
        this.pause = pause;
    }

    /** When trying again makes sense. */
    public Duration pause() {
        return pause;
    }

    /** For whoever is refused. */
    public String words() {
        long minutes = Math.max(1, Math.ceilDiv(pause.toSeconds(), MINUTE_SECONDS));
        return "Too many wrong passwords. Try again in " + minutes + (minutes == 1 ? " minute" : " minutes")
                + ", or ask an admin for a new password.";
    }
}
