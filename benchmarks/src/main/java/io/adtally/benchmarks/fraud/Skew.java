package io.adtally.benchmarks.fraud;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws numbers of which the first are frequent and the last rare, by Zipf's law. */
final class Skew {
    private final double[] cumulated;

    /** @param exponent 1 as in language and traffic; less is flatter */
    Skew(int count, double exponent) {
        cumulated = new double[count];
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += Math.pow(rank + 1, -exponent);
            cumulated[rank] = sum;
        }
    }

    /** From 0, less than the count. */
    int draw(RandomGenerator random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return found >= 0 ? found : Math.min(-found - 1, cumulated.length - 1);
    }
}
