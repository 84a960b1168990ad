package io.adtally.platform.quarantine;

import java.time.Instant;

/**
 * Events that wait and have something in common, of one currency.
 *
 * @param value what they have in common; empty where they say nothing of it
 * @param stakeMicros what advertisers would pay for all of them
 * @param lastArrival the place in the queue of the one that came last
 */
public record Cluster(
        Dimension dimension,
        String value,
        String currency,
        long events,
        long stakeMicros,
        double highestScore,
        long advertisers,
        Instant first,
        Instant last,
        long lastArrival) {
    /** Which events these are, found with that filter: no others, whatever has come since. */
    public Selection selection(QueueFilter filter) {
        return new Selection(dimension, value, currency, filter, lastArrival);
    }

    /** Whether the other has the same in common, however many events that are. */
    public boolean isAlso(Cluster other) {
        return dimension == other.dimension && value.equals(other.value) && currency.equals(other.currency);
    }
}
