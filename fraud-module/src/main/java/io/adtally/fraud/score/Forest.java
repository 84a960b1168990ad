package io.adtally.fraud.score;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sum of trees and what makes a probability of it: {@code 1 / (1 + exp(-(intercept + slope * sum)))}. What every trainer
 * writes and every reader yields.
 *
 * @param columns names of a vector's columns
 * @param zeroIsMissing columns where 0, and what is not farther from it than {@link #ZERO}, counts as missing
 * @param trees at least one
 * @param slope above 0; with the intercept Platt's calibration, 1 and 0 without one
 */
public record Forest(
        List<String> columns, Set<Integer> zeroIsMissing, List<TreeNode> trees, double slope, double intercept) {
    /** LightGBM's kZeroThreshold, a float there. */
    public static final double ZERO = 1e-35f;

    /** Copies, and checks what scoring relies on. */
    public Forest {
        columns = List.copyOf(columns);
        zeroIsMissing = Set.copyOf(zeroIsMissing);
        trees = List.copyOf(trees);
        if (trees.isEmpty()) {
            throw new IllegalArgumentException("a forest must have a tree");
        }
        if (!(slope > 0 && Double.isFinite(slope)) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException(
                    "slope must be above 0 and intercept finite but are " + slope + " and " + intercept);
        }
        Set<Integer> numbers = new HashSet<>();
        Set<Integer> categories = new HashSet<>();
        trees.forEach(tree -> collectColumns(tree, numbers, categories));
        check(numbers, categories, columns.size());
    }

    /** The same trees with another calibration. */
    public Forest calibrated(double newSlope, double newIntercept) {
        return new Forest(columns, zeroIsMissing, trees, newSlope, newIntercept);
    }

    /** Columns that are split by category. */
    public Set<Integer> categories() {
        Set<Integer> categories = new HashSet<>();
        trees.forEach(tree -> collectColumns(tree, new HashSet<>(), categories));
        return categories;
    }

    /** Leaves of the largest tree. */
    public int mostLeaves() {
        return trees.stream().mapToInt(TreeNode::leafCount).max().orElseThrow();
    }

    private static void check(Set<Integer> numbers, Set<Integer> categories, int width) {
        for (Set<Integer> used : List.of(numbers, categories)) {
            for (int column : used) {
                if (column < 0 || column >= width) {
                    throw new IllegalArgumentException("column must be 0 to " + (width - 1) + " but is " + column);
                }
                if (numbers.contains(column) && categories.contains(column)) {
                    throw new IllegalArgumentException("column " + column + " is both a number and a category");
                }
            }
        }
    }

    private static void collectColumns(TreeNode node, Set<Integer> numbers, Set<Integer> categories) {
        switch (node) {
            case TreeNode.Leaf leaf -> {
                // nothing below
            }
            case TreeNode.Threshold split -> {
                numbers.add(split.column());
                collectColumns(split.left(), numbers, categories);
                collectColumns(split.right(), numbers, categories);
            }
            case TreeNode.Category split -> {
                categories.add(split.column());
                collectColumns(split.left(), numbers, categories);
                collectColumns(split.right(), numbers, categories);
            }
        }
    }
}
