package io.adtally.fraud.score;

import java.time.Duration;

/**
 * What a model from outside may cost at most.
 *
 * @param bundleBytes of the zip as it comes
 * @param entryBytes of one entry of the zip, unpacked; also of a PMML document read by itself
 * @param elements XML elements of the PMML document
 * @param depth nested XML elements, and splits above a leaf
 * @param trees trees of the forest
 * @param leaves leaves of one tree
 * @param goldenRows golden rows
 * @param readTime from the first byte to the last, whoever is slow
 */
public record ModelLimits(
        long bundleBytes,
        long entryBytes,
        int elements,
        int depth,
        int trees,
        int leaves,
        int goldenRows,
        Duration readTime) {
    /** Enough for a forest of 500 trees of 63 leaves, four times over. */
    public static final ModelLimits DEFAULT =
            new ModelLimits(16 << 20, 48 << 20, 600_000, 200, 2_000, 1_024, 10_000, Duration.ofSeconds(60));

    private static final int DEEPEST = 1_000;

    /** Checks that every limit allows something, and that no depth exhausts a thread's stack. */
    public ModelLimits {
        if (bundleBytes < 1
                || entryBytes < 1
                || elements < 1
                || depth < 1
                || trees < 1
                || leaves < 1
                || goldenRows < 1
                || readTime.isNegative()) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("depth must be at most " + DEEPEST + " but is " + depth);
        }
    }
}
