package io.adtally.fraud.feature;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast a key must at least have travelled to be seen in two countries. Public fields because it lies in state. Not
 * thread-safe.
 */
public final class GeoVelocity {
    /** Two places near a border may be this much nearer to each other than {@link CountryDistances} says. */
    static final double SLACK_KM = 1_000;

    private static final long LEAST_MILLIS = Duration.ofMinutes(15).toMillis();
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    /** Where the key was last seen, ISO 3166-1 alpha-2; empty before the first time. */
    public String country = "";

    /** When, epoch milliseconds. */
    public long timeMillis;

    /**
     * Notes a sighting.
     *
     * @param seenIn ISO 3166-1 alpha-2, upper case
     * @return km/h between the latest sighting and this one, 0 or more, times below 15 minutes taken for 15; NaN when
     *     either country is unknown
     */
    double move(@Nullable String seenIn, long atMillis) {
        if (seenIn == null || !CountryDistances.knows(seenIn)) {
            return Double.NaN;
        }
        double km = CountryDistances.km(country, seenIn) - SLACK_KM;
        long millis = Math.max(LEAST_MILLIS, Math.abs(atMillis - timeMillis));
        if (country.isEmpty() || atMillis >= timeMillis) {
            country = seenIn;
            timeMillis = atMillis;
        }
        return Double.isNaN(km) ? km : Math.max(0, km) * MILLIS_PER_HOUR / millis;
    }
}
