package io.adtally.local.traffic;

import java.io.PrintStream;

/** Says how it goes: a line every second, or every minute in a run without end. */
final class Progress {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final PrintStream err;
    private final Oracle oracle;
    private final Sender sender;
    private final long periodNanos;
    private final long startNanos = System.nanoTime();
    private long lastNanos = startNanos;
    private long lastCount;

    Progress(PrintStream err, Oracle oracle, Sender sender, boolean endless) {
        this.err = err;
        this.oracle = oracle;
        this.sender = sender;
        this.periodNanos = endless ? 60 * SECOND_NANOS : SECOND_NANOS;
    }

    void report() {
        long now = System.nanoTime();
        if (now - lastNanos < periodNanos) {
            return;
        }
        long count = oracle.acceptedCount();
        long rate = (count - lastCount) * SECOND_NANOS / (now - lastNanos);
        err.printf(
                "%4d s  %,12d events accepted  %,8d/s  %d retries%n",
                (now - startNanos) / SECOND_NANOS, count, rate, sender.retries());
        lastNanos = now;
        lastCount = count;
    }

    void end() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        long count = oracle.acceptedCount();
        err.printf(
                "%,d events accepted in %.1f s (%,.0f/s), %d retries%n",
                count, seconds, count / seconds, sender.retries());
    }
}
