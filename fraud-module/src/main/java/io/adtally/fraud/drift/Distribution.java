package io.adtally.fraud.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a quantity was spread over ranges of its values, where a model was made. The first range ends with the first edge,
 * which belongs to it, the next with the second, and the last range has no end; missing values have a place of their own
 * after the ranges.
 *
 * @param name of the quantity
 * @param edges rising; none where one range holds every value
 * @param shares of each range and of missing values, two more than edges; empty where they are not known
 */
public record Distribution(String name, List<Double> edges, List<Double> shares) {
    /** A place that was or is empty counts as this share of all, so that what is compared stays finite. */
    private static final double LEAST_SHARE = 1e-4;

    /** Every event looks at every edge. */
    private static final int MOST_EDGES = 63;

    /** Copies, and checks that edges and shares fit each other. */
    public Distribution {
        edges = List.copyOf(edges);
        shares = List.copyOf(shares);
        if (!shares.isEmpty() && shares.size() != edges.size() + 2) {
            throw new IllegalArgumentException(name + " must have two more shares than its " + edges.size()
                    + " edges, or none, but has " + shares.size());
        }
        if (edges.size() > MOST_EDGES || !isRising(edges)) {
            throw new IllegalArgumentException(
                    "edges of " + name + " must be at most " + MOST_EDGES + " finite numbers that rise: " + edges);
        }
        for (double share : shares) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("shares of " + name + " must be 0 to 1 but are " + shares);
            }
        }
    }

    private static boolean isRising(List<Double> edges) {
        double before = Double.NEGATIVE_INFINITY;
        for (double edge : edges) {
            if (!(edge > before && edge < Double.POSITIVE_INFINITY)) {
                return false;
            }
            before = edge;
        }
        return true;
    }

    /** Where a value counts among the edges; NaN after the last range. */
    static int place(double value, double[] edges) {
        if (Double.isNaN(value)) {
            return edges.length + 1;
        }
        int place = 0;
        for (double edge : edges) {
            place += value > edge ? 1 : 0;
        }
        return place;
    }

    /** The distribution of values over given ranges. */
    public static Distribution over(String name, List<Double> edges, double[] values, float[] weights) {
        double[] bounds = array(edges);
        double[] sums = new double[bounds.length + 2];
        double all = 0;
        for (int row = 0; row < values.length; row++) {
            sums[place(values[row], bounds)] += weights[row];
            all += weights[row];
        }
        double whole = all;
        return new Distribution(
                name,
                edges,
                Arrays.stream(sums)
                        .map(sum -> whole == 0 ? 0 : sum / whole)
                        .boxed()
                        .toList());
    }

    /**
     * The distribution of values over ranges that hold about as many of them each; fewer ranges where many values are
     * equal.
     *
     * @param ranges at most, 1 or more
     */
    public static Distribution ofQuantiles(String name, double[] values, float[] weights, int ranges) {
        int[] order = IntStream.range(0, values.length)
                .filter(row -> !Double.isNaN(values[row]))
                .boxed()
                .sorted((one, other) -> Double.compare(values[one], values[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        double all = Arrays.stream(order).mapToDouble(row -> weights[row]).sum();
        List<Double> edges = new ArrayList<>();
        double below = 0;
        for (int row : order) {
            below += weights[row];
            double greatest = values[order[order.length - 1]];
            boolean full = below >= all * (edges.size() + 1) / ranges && edges.size() < ranges - 1;
            if (full && values[row] < greatest && (edges.isEmpty() || values[row] > edges.getLast())) {
                edges.add(values[row]);
            }
        }
        return over(name, edges, values, weights);
    }

    /**
     * The population stability index of what was found against this: the sum of {@code (found - expected) * ln(found /
     * expected)} over the shares. 0 where they are equal; by custom, above 0.1 a shift and above 0.25 a great one. NaN
     * where nothing was found or expected.
     *
     * @param counts of each range and of missing values
     */
    public double stabilityIndex(long[] counts) {
        long all = Arrays.stream(counts).sum();
        if (all == 0 || shares.isEmpty()) {
            return Double.NaN;
        }
        if (counts.length != shares.size()) {
            throw new IllegalArgumentException(name + " has " + shares.size() + " places but not " + counts.length);
        }
        double index = 0;
        for (int place = 0; place < counts.length; place++) {
            double expected = Math.max(LEAST_SHARE, shares.get(place));
            double found = Math.max(LEAST_SHARE, (double) counts[place] / all);
            index += (found - expected) * Math.log(found / expected);
        }
        return index;
    }

    /** How many places there are: ranges, and one for missing values. */
    int places() {
        return edges.size() + 2;
    }

    static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
