package io.adtally.fraud.feature;

/**
 * How one key, a user or an address, behaves at the time of an event, that event included. NaN where unknown.
 *
 * @param impressions impressions, those of an hour ago counting half
 * @param clicks clicks, those of an hour ago counting half
 * @param sessionMillis from the first to the last event of the session
 * @param sessionEvents events of the session
 * @param interClickMillis of a click: time to the key's latest other click
 * @param clickDeviation standard deviations of this minute's clicks above the key's usual clicks per minute
 * @param kmPerHour the least speed at which the key must have travelled between its latest two countries
 */
public record KeyBehaviour(
        double impressions,
        double clicks,
        double sessionMillis,
        double sessionEvents,
        double interClickMillis,
        double clickDeviation,
        double kmPerHour) {
    /** Of a key that is not known. */
    public static final KeyBehaviour UNKNOWN =
            new KeyBehaviour(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
