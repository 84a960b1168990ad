package io.adtally.local.supervise;

import java.time.Duration;

/** How long to wait before a process that died is started again: doubles up to a limit, forgets after a good while. */
record Backoff(Duration first, Duration longest, Duration forgetAfter) {
    static final Backoff STANDARD = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** @param deaths how often it has died in a row, from 1 */
    Duration delay(int deaths) {
        int doublings = Math.min(Math.max(deaths, 1) - 1, 20);
        Duration delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
