package io.adtally.fraud.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The trees in arrays, walked from root to leaf. Takes any forest, and tells what each feature contributed. Immutable.
 *
 * <p>Every input has three slots, so that a split is one comparison whatever is missing. Slot {@code f} holds minus
 * infinity for a missing value, which is left of every threshold; slot {@code width + f} holds NaN, which is left of none;
 * slot {@code 2 * width + f} holds the category's code, -1 where there is none. A split names the slot it looks at.
 */
final class FlatForest implements CompiledForest {
    private final int width;
    private final int categorySlots;
    private final boolean[] zeroIsMissing;
    private final int[] roots;
    /** By inner node: the slot it looks at. */
    private final int[] slots;
    /** By inner node: the threshold, or the index of its set of codes. */
    private final double[] thresholds;
    /** By inner node: left and right child; a leaf is the complement of its index. */
    private final int[] children;

    private final long[][] codeSets;
    private final double[] leaves;
    /** By inner node: what the leaves below are worth, by their cover. */
    private final double[] expected;

    FlatForest(Forest forest) {
        Builder builder = new Builder(forest);
        width = builder.width;
        categorySlots = 2 * width;
        zeroIsMissing = builder.zeroIsMissing;
        roots = builder.roots;
        slots = builder.slots;
        thresholds = builder.thresholds;
        children = builder.children;
        codeSets = builder.codeSets.toArray(long[][]::new);
        leaves = builder.leaves;
        expected = builder.expected;
    }

    int inputSlots() {
        return 3 * width;
    }

    @Override
    public int rowSlots() {
        return 0;
    }

    @Override
    public double sum(double[] features, Scratch scratch) {
        double[] inputs = fill(features, scratch);
        double sum = 0;
        for (int root : roots) {
            int at = root;
            while (at >= 0) {
                at = step(at, inputs);
            }
            sum += leaves[~at];
        }
        return sum;
    }

    /**
     * Adds, for every split on the way, what the step was worth to its column. Source: Saabas, "Interpreting random
     * forests", 2014. The contributions and the forest's expectation add up to the sum.
     */
    void explain(double[] features, Scratch scratch, double[] contributions) {
        double[] inputs = fill(features, scratch);
        Arrays.fill(contributions, 0, width, 0);
        for (int root : roots) {
            int at = root;
            while (at >= 0) {
                int next = step(at, inputs);
                contributions[slots[at] % width] += worth(next) - expected[at];
                at = next;
            }
        }
    }

    /** What the forest says of a vector of which nothing is known. */
    double expectation() {
        double sum = 0;
        for (int root : roots) {
            sum += worth(root);
        }
        return sum;
    }

    private double worth(int node) {
        return node >= 0 ? expected[node] : leaves[~node];
    }

    private int step(int at, double[] inputs) {
        int slot = slots[at];
        boolean left = slot < categorySlots
                ? inputs[slot] <= thresholds[at]
                : contains(codeSets[(int) thresholds[at]], (int) inputs[slot]);
        return left ? children[2 * at] : children[2 * at + 1];
    }

    private static boolean contains(long[] codes, int code) {
        return code >= 0 && code >> 6 < codes.length && (codes[code >> 6] >>> code & 1) != 0;
    }

    private double[] fill(double[] features, Scratch scratch) {
        double[] inputs = scratch.inputs;
        for (int column = 0; column < width; column++) {
            double value = features[column];
            boolean missing = Double.isNaN(value) || (zeroIsMissing[column] && Math.abs(value) <= Forest.ZERO);
            inputs[column] = missing ? Double.NEGATIVE_INFINITY : value;
            inputs[width + column] = missing ? Double.NaN : value;
            inputs[categorySlots + column] = Double.isNaN(value) ? -1 : (int) value;
        }
        return inputs;
    }

    /** Lays the trees out, each root before its left and then its right part. */
    private static final class Builder {
        final int width;
        final boolean[] zeroIsMissing;
        final int[] roots;
        final int[] slots;
        final double[] thresholds;
        final int[] children;
        final double[] leaves;
        final double[] expected;
        final double[] innerCovers;
        final double[] leafCovers;
        final List<long[]> codeSets = new ArrayList<>();
        private int innerCount;
        private int leafCount;

        Builder(Forest forest) {
            width = forest.columns().size();
            zeroIsMissing = new boolean[width];
            forest.zeroIsMissing().forEach(column -> zeroIsMissing[column] = true);
            int leafTotal =
                    forest.trees().stream().mapToInt(TreeNode::leafCount).sum();
            int innerTotal = leafTotal - forest.trees().size();
            slots = new int[innerTotal];
            thresholds = new double[innerTotal];
            children = new int[2 * innerTotal];
            expected = new double[innerTotal];
            innerCovers = new double[innerTotal];
            leaves = new double[leafTotal];
            leafCovers = new double[leafTotal];
            roots = forest.trees().stream().mapToInt(this::put).toArray();
        }

        private int put(TreeNode node) {
            return switch (node) {
                case TreeNode.Leaf leaf -> {
                    leaves[leafCount] = leaf.value();
                    leafCovers[leafCount] = leaf.cover();
                    yield ~leafCount++;
                }
                case TreeNode.Threshold split -> {
                    int slot = split.missingLeft() ? split.column() : width + split.column();
                    yield put(slot, split.threshold(), split.left(), split.right());
                }
                case TreeNode.Category split -> {
                    codeSets.add(bits(split));
                    yield put(2 * width + split.column(), codeSets.size() - 1, split.left(), split.right());
                }
            };
        }

        private int put(int slot, double threshold, TreeNode left, TreeNode right) {
            int at = innerCount++;
            slots[at] = slot;
            thresholds[at] = threshold;
            int leftChild = put(left);
            int rightChild = put(right);
            children[2 * at] = leftChild;
            children[2 * at + 1] = rightChild;
            innerCovers[at] = cover(leftChild) + cover(rightChild);
            expected[at] =
                    (cover(leftChild) * worth(leftChild) + cover(rightChild) * worth(rightChild)) / innerCovers[at];
            return at;
        }

        private double cover(int node) {
            return node >= 0 ? innerCovers[node] : leafCovers[~node];
        }

        private double worth(int node) {
            return node >= 0 ? expected[node] : leaves[~node];
        }

        private static long[] bits(TreeNode.Category split) {
            int greatest =
                    split.codes().stream().mapToInt(Integer::intValue).max().orElseThrow();
            long[] words = new long[(greatest >> 6) + 1];
            split.codes().forEach(code -> words[code >> 6] |= 1L << code);
            return words;
        }
    }
}
