package io.adtally.fraud.score;

import java.util.Set;

/** A regression tree as read or trained; immutable. {@link Scorer} compiles it, nothing walks it per event. */
public sealed interface TreeNode {
    /** Codes of categories are below this. */
    int CODE_LIMIT = 1_024;

    /** How many leaves hang below, itself included. */
    int leafCount();

    private static void checkLeafCount(int leafCount, TreeNode left, TreeNode right) {
        if (leafCount != left.leafCount() + right.leafCount()) {
            throw new IllegalArgumentException("leafCount must be that of both children but is " + leafCount);
        }
    }

    /**
     * What the tree adds to the sum.
     *
     * @param value finite
     * @param cover training rows that ended here, or their weight; above 0
     */
    record Leaf(double value, double cover) implements TreeNode {
        /** Checks the ranges. */
        public Leaf {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a leaf's value must be finite but is " + value);
            }
            if (!(cover > 0 && Double.isFinite(cover))) {
                throw new IllegalArgumentException("a leaf's cover must be above 0 but is " + cover);
            }
        }

        @Override
        public int leafCount() {
            return 1;
        }
    }

    /**
     * Left if and only if {@code x <= threshold}, or x is missing and {@code missingLeft}.
     *
     * @param threshold may be infinite: then it only parts the missing, or the infinite, from the rest
     */
    record Threshold(int column, double threshold, boolean missingLeft, TreeNode left, TreeNode right, int leafCount)
            implements TreeNode {
        /** Checks the ranges. */
        public Threshold {
            if (Double.isNaN(threshold)) {
                throw new IllegalArgumentException("a threshold must not be NaN");
            }
            checkLeafCount(leafCount, left, right);
        }

        public Threshold(int column, double threshold, boolean missingLeft, TreeNode left, TreeNode right) {
            this(column, threshold, missingLeft, left, right, left.leafCount() + right.leafCount());
        }
    }

    /**
     * Left if and only if x, cut off towards 0, is one of the codes; right also where x is missing.
     *
     * @param codes 0 to {@link #CODE_LIMIT} - 1, at least one
     */
    record Category(int column, Set<Integer> codes, TreeNode left, TreeNode right, int leafCount) implements TreeNode {
        /** Checks the ranges and copies the codes. */
        public Category {
            codes = Set.copyOf(codes);
            if (codes.isEmpty() || codes.stream().anyMatch(code -> code < 0 || code >= CODE_LIMIT)) {
                throw new IllegalArgumentException("codes must be 0 to " + (CODE_LIMIT - 1) + " but are " + codes);
            }
            checkLeafCount(leafCount, left, right);
        }

        public Category(int column, Set<Integer> codes, TreeNode left, TreeNode right) {
            this(column, codes, left, right, left.leafCount() + right.leafCount());
        }
    }
}
