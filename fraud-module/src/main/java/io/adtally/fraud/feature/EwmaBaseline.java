package io.adtally.fraud.feature;

/**
 * What is usual: the exponentially weighted mean and variance of samples at irregular times, the same for every order of
 * arrival up to rounding. Public fields because it lies in state. Not thread-safe.
 *
 * <p>Weights are those of {@link Decay}. Mean and squares follow the weighted update of West, "Updating Mean and Variance
 * Estimates: An Improved Method", CACM 22(9), 1979; aging scales the weight and the squares and leaves the mean alone.
 */
public final class EwmaBaseline {
    /** Sum of the samples' weights at {@link #timeMillis}; 0 before the first sample. */
    public double weight;

    /** Weighted mean, in the samples' unit. */
    public double mean;

    /** Sum of weight times squared distance from the mean. */
    public double squares;

    /** Time of the latest sample, epoch milliseconds. */
    public long timeMillis;

    /** Adds a sample, or several equal ones of one time: {@code samples} of them. */
    void add(Decay decay, double value, double samples, long atMillis) {
        if (weight == 0) {
            timeMillis = atMillis;
        }
        double added = samples;
        if (atMillis >= timeMillis) {
            double aging = decay.after(atMillis - timeMillis);
            weight *= aging;
            squares *= aging;
            timeMillis = atMillis;
        } else {
            added *= decay.after(timeMillis - atMillis);
        }
        if (added == 0) {
            return; // too old to matter, or none
        }
        weight += added;
        double distance = value - mean;
        mean += distance * added / weight;
        squares += added * distance * (value - mean);
    }

    /** Weighted population variance, 0 or more; 0 before the second sample. */
    double variance() {
        return weight == 0 ? 0 : Math.max(0, squares / weight);
    }

    /**
     * How many standard deviations the value lies above what is usual; negative below.
     *
     * @param floor the least standard deviation to reckon with, above 0: without one the smallest change after monotony
     *     would be beyond all measure
     */
    double deviation(double value, double floor) {
        return (value - mean) / Math.sqrt(variance() + floor * floor);
    }
}
