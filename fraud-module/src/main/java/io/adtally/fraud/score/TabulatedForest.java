package io.adtally.fraud.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The trees as tables of bits. For every column, and every range of its values that no threshold parts, one row holds for
 * each tree the leaves that such a value leaves reachable. The rows of a vector's columns, ANDed, leave in each tree the
 * leaves no split speaks against; the first of them, counted from the left, is the one a walk would end in. Missing values
 * and categories are just further rows, so no branch depends on the data but the search for the row. Immutable.
 *
 * <p>Source: Lucchese et al., "QuickScorer: A Fast Algorithm to Rank Documents with Additive Ensembles of Regression
 * Trees", SIGIR 2015, here with all masks of a column's value combined beforehand. See docs/decisions/0009.
 */
final class TabulatedForest implements CompiledForest {
    /** Leaves that a row of bits has room for. */
    static final int MOST_LEAVES = Long.SIZE;

    /** Bits beyond which a table is no gain: it would not stay in any cache. */
    private static final long MOST_BYTES = 32L << 20;

    private static final int GROUP = 4;
    private static final long ALL = -1L;

    private final int trees;
    private final int paddedWidth;
    private final ValueRows[] columns;
    /** The row that rules nothing out, for the columns that pad the width. */
    private final int openRow;
    /** By row and tree: the leaves still reachable, from the lowest bit on. */
    private final long[] table;
    /** By tree: where its leaves begin. */
    private final int[] firstLeaves;

    private final double[] leaves;

    TabulatedForest(Forest forest) {
        trees = forest.trees().size();
        int width = forest.columns().size();
        paddedWidth = (width + GROUP - 1) / GROUP * GROUP;
        columns = new ValueRows[width];
        int rows = 0;
        for (int column = 0; column < width; column++) {
            columns[column] = ValueRows.of(forest, column, rows);
            rows = columns[column].endRow();
        }
        openRow = rows;
        table = new long[(rows + 1) * trees];
        firstLeaves = new int[trees];
        List<Double> values = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            firstLeaves[tree] = values.size();
            collectLeaves(forest.trees().get(tree), values);
        }
        leaves = values.stream().mapToDouble(Double::doubleValue).toArray();
        for (ValueRows column : columns) {
            fill(column, forest);
        }
        Arrays.fill(table, openRow * trees, (openRow + 1) * trees, ALL);
    }

    /** Whether the forest can be tabulated, and is small enough to gain by it. */
    static boolean fits(Forest forest) {
        if (forest.mostLeaves() > MOST_LEAVES) {
            return false;
        }
        long rows = 1;
        for (int column = 0; column < forest.columns().size(); column++) {
            rows += ValueRows.of(forest, column, 0).endRow();
        }
        return rows * forest.trees().size() * Long.BYTES <= MOST_BYTES;
    }

    @Override
    public int rowSlots() {
        return paddedWidth;
    }

    @Override
    public double sum(double[] features, Scratch scratch) {
        int[] rows = scratch.rows;
        for (int column = 0; column < columns.length; column++) {
            rows[column] = columns[column].row(features[column]) * trees;
        }
        for (int column = columns.length; column < paddedWidth; column++) {
            rows[column] = openRow * trees;
        }
        long[] reachable = scratch.reachable;
        narrow(rows, reachable);
        double sum = 0;
        for (int tree = 0; tree < trees; tree++) {
            sum += leaves[firstLeaves[tree] + Long.numberOfTrailingZeros(reachable[tree])];
        }
        return sum;
    }

    /** Four rows at a time: loops of this shape become vector instructions. */
    private void narrow(int[] rows, long[] reachable) {
        long[] bits = table;
        int count = trees;
        for (int group = 0; group < paddedWidth; group += GROUP) {
            int first = rows[group];
            int second = rows[group + 1];
            int third = rows[group + 2];
            int fourth = rows[group + 3];
            if (group == 0) {
                for (int tree = 0; tree < count; tree++) {
                    reachable[tree] =
                            bits[first + tree] & bits[second + tree] & bits[third + tree] & bits[fourth + tree];
                }
            } else {
                for (int tree = 0; tree < count; tree++) {
                    reachable[tree] &=
                            bits[first + tree] & bits[second + tree] & bits[third + tree] & bits[fourth + tree];
                }
            }
        }
    }

    private void fill(ValueRows column, Forest forest) {
        for (int row = column.firstRow(); row < column.endRow(); row++) {
            double sample = column.sample(row);
            for (int tree = 0; tree < trees; tree++) {
                table[row * trees + tree] = reachable(forest.trees().get(tree), column.column(), sample, 0);
            }
        }
    }

    /** The leaves that a value of one column rules out or not, the node's first leaf being that bit. */
    private static long reachable(TreeNode node, int column, double value, int firstLeaf) {
        return switch (node) {
            case TreeNode.Leaf leaf -> ALL;
            case TreeNode.Threshold split -> {
                boolean left = Double.isNaN(value) ? split.missingLeft() : value <= split.threshold();
                yield below(split.left(), split.right(), split.column() == column, left, column, value, firstLeaf);
            }
            case TreeNode.Category split -> {
                boolean left = !Double.isNaN(value) && split.codes().contains((int) value);
                yield below(split.left(), split.right(), split.column() == column, left, column, value, firstLeaf);
            }
        };
    }

    private static long below(
            TreeNode left, TreeNode right, boolean decides, boolean goesLeft, int column, double value, int firstLeaf) {
        int firstRight = firstLeaf + left.leafCount();
        long open = reachable(left, column, value, firstLeaf) & reachable(right, column, value, firstRight);
        if (!decides) {
            return open;
        }
        return open & (goesLeft ? ~span(firstRight, right.leafCount()) : ~span(firstLeaf, left.leafCount()));
    }

    private static long span(int first, int count) {
        return (count == Long.SIZE ? ALL : (1L << count) - 1) << first;
    }

    private static void collectLeaves(TreeNode node, List<Double> into) {
        switch (node) {
            case TreeNode.Leaf leaf -> into.add(leaf.value());
            case TreeNode.Threshold split -> {
                collectLeaves(split.left(), into);
                collectLeaves(split.right(), into);
            }
            case TreeNode.Category split -> {
                collectLeaves(split.left(), into);
                collectLeaves(split.right(), into);
            }
        }
    }
}
