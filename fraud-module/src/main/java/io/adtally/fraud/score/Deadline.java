package io.adtally.fraud.score;

import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.time.Duration;

/** Until when reading a model may take. */
record Deadline(long startNanos, Duration after) {
    static Deadline from(ModelLimits limits) {
        return new Deadline(System.nanoTime(), limits.readTime());
    }

    boolean isOver() {
        return System.nanoTime() - startNanos >= after.toNanos();
    }

    void check() throws ModelRefusedException {
        if (isOver()) {
            throw new ModelRefusedException(Reason.TOO_SLOW, "reading took longer than " + after);
        }
    }
}
