package io.adtally.fraud.train.fit;

/**
 * How large a forest to fit.
 *
 * @param trees 1 or more; XGBoost makes two of each
 * @param leaves of a tree at most, 2 or more; above 64 it is scored several times slower
 * @param learningRate above 0, at most 1
 */
public record Shape(int trees, int leaves, double learningRate) {
    /** What the stream scores in a microsecond. */
    public static final Shape DEFAULT = new Shape(100, 31, 0.08);

    /** Checks the ranges. */
    public Shape {
        if (trees < 1 || leaves < 2 || !(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException("trees must be 1 or more, leaves 2 or more, the learning rate 0 to 1");
        }
    }
}
