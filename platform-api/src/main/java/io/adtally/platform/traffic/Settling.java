package io.adtally.platform.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** Tells events that are on their way from events that are missing, by when they were accepted. For one thread. */
final class Settling {
    private final Duration settledAfter;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, long accepted) {}

    Settling(Duration settledAfter) {
        this.settledAfter = settledAfter;
    }

    /**
     * The balance now. As long as this has not looked on for the time in which events settle, none can be called missing.
     *
     * @param counted as the books say
     * @param accepted as the topic says, asked after the books, so that it cannot be behind them
     */
    Balance weigh(Instant now, long counted, long accepted) {
        samples.addLast(new Sample(now, accepted));
        Instant settled = now.minus(settledAfter);
        long due = 0;
        while (!samples.getFirst().at().isAfter(settled)) {
            due = samples.removeFirst().accepted();
        }
        if (due > 0) {
            samples.addFirst(new Sample(settled, due));
        }
        return new Balance(now, accepted, counted, Math.max(0, due - counted), Math.max(0, counted - accepted));
    }
}
