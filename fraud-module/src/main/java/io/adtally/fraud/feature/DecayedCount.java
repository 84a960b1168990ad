package io.adtally.fraud.feature;

/**
 * A count whose past fades, see {@link Decay}: the sum of the weights of everything counted. The same for every order of
 * arrival. Public fields because it lies in state. Not thread-safe.
 */
public final class DecayedCount {
    /** The count at {@link #timeMillis}. */
    public double value;

    /** The latest time counted, epoch milliseconds. */
    public long timeMillis;

    void add(Decay decay, long atMillis) {
        if (value == 0) {
            timeMillis = atMillis;
        }
        if (atMillis >= timeMillis) {
            value = value * decay.after(atMillis - timeMillis) + 1;
            timeMillis = atMillis;
        } else {
            value += decay.after(timeMillis - atMillis);
        }
    }

    /** The count as it has become by then; of a time before the latest one counted, the count at that. */
    double at(Decay decay, long atMillis) {
        return atMillis <= timeMillis ? value : value * decay.after(atMillis - timeMillis);
    }
}
