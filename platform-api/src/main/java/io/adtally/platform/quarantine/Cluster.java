package io.adtally.platform.quarantine;

import java.time.Instant;

/**
 * Events that wait and have something in common, of one currency.
 *
 * @param value what they have in common; empty where they say nothing of it
 * @param stakeMicros what advertisers would pay for all of them
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
        Instant last) {
    /** Which events these are, asked for with that filter. */
    public Selection selection(QueueFilter filter) {
        return new Selection(dimension, value, currency, filter);
    }

    /** Whether the other has the same in common, however many events that are. */
    public boolean isAlso(Cluster other) {
        return dimension == other.dimension && value.equals(other.value) && currency.equals(other.currency);
    }
}
