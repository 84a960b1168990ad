package io.adtally.fraud.feature;

import java.time.Duration;

/**
 * How fast the past fades: what happened one half-life ago counts half.
 *
 * <p>Weights are those of backward exponential decay, which equal forward decay's up to a common factor and therefore do
 * not depend on the order in which samples arrive. Source: Cormode, Shkapenyuk, Srivastava and Xu, "Forward Decay: A
 * Practical Time Decay Model for Streaming Systems", ICDE 2009.
 */
record Decay(double perMilli) {
    static Decay ofHalfLife(Duration halfLife) {
        return new Decay(Math.log(0.5) / halfLife.toMillis());
    }

    /** The weight of what happened this long ago: 1 for now, towards 0 for ever. */
    double after(long millis) {
        return Math.exp(perMilli * millis);
    }
}
