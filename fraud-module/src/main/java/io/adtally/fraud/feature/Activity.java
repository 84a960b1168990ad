package io.adtally.fraud.feature;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of what a user or an address did: a fixed number of primitives whatever the traffic. Public
 * fields because it lies in state. Not thread-safe.
 */
public final class Activity {
    private static final Decay COUNTS = Decay.ofHalfLife(Duration.ofHours(1));

    public DecayedCount impressions = new DecayedCount();
    public DecayedCount clicks = new DecayedCount();
    public SessionState session = new SessionState();
    public ClickRate clickRate = new ClickRate();
    public GeoVelocity places = new GeoVelocity();

    /** The latest click, epoch milliseconds; 0 before the first. */
    public long lastClickMillis;

    /** The latest event of any kind, epoch milliseconds; 0 before the first. */
    public long latestMillis;

    /**
     * Takes note of an event and says how the key behaves with it.
     *
     * @param country ISO 3166-1 alpha-2 or null; null also where the key cannot travel
     * @param atMillis event time, epoch milliseconds; events may come in any order
     */
    public KeyBehaviour add(Action action, @Nullable String country, long atMillis) {
        latestMillis = Math.max(latestMillis, atMillis);
        session.add(atMillis);
        clickRate.advance(atMillis);
        double interClickMillis = Double.NaN;
        switch (action) {
            case IMPRESSION -> impressions.add(COUNTS, atMillis);
            case CLICK -> interClickMillis = click(atMillis);
            case OTHER -> {
                // a sign of life only
            }
        }
        return new KeyBehaviour(
                impressions.at(COUNTS, latestMillis),
                clicks.at(COUNTS, latestMillis),
                session.lengthMillis(),
                session.events,
                interClickMillis,
                clickRate.deviation(),
                places.move(country, atMillis));
    }

    private double click(long atMillis) {
        double interClickMillis = lastClickMillis == 0 ? Double.NaN : Math.abs(atMillis - lastClickMillis);
        lastClickMillis = Math.max(lastClickMillis, atMillis);
        clicks.add(COUNTS, atMillis);
        clickRate.click(atMillis);
        return interClickMillis;
    }
}
