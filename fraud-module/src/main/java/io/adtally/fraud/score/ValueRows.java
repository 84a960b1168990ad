package io.adtally.fraud.score;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which row of a table a column's value belongs to: one row for each range between neighbouring thresholds, or for each
 * code of a category and one for all others; the last row is for missing values. Immutable.
 */
final class ValueRows {
    private final int column;
    private final int firstRow;
    private final boolean zeroIsMissing;
    /** Ascending; empty for a category. */
    private final double[] cuts;
    /** Half the least power of two above the number of cuts: where the search begins. */
    private final int firstStep;
    /** Codes that some split names are below this; 0 for a column of numbers. */
    private final int codes;

    private ValueRows(int column, int firstRow, boolean zeroIsMissing, double[] cuts, int codes) {
        this.column = column;
        this.firstRow = firstRow;
        this.zeroIsMissing = zeroIsMissing;
        this.cuts = cuts;
        this.firstStep = Integer.highestOneBit(cuts.length);
        this.codes = codes;
    }

    static ValueRows of(Forest forest, int column, int firstRow) {
        Set<Double> cuts = new TreeSet<>();
        int codes = 0;
        for (TreeNode tree : forest.trees()) {
            codes = Math.max(codes, collect(tree, column, cuts));
        }
        boolean zeroIsMissing = forest.zeroIsMissing().contains(column);
        return new ValueRows(
                column,
                firstRow,
                zeroIsMissing,
                cuts.stream().mapToDouble(Double::doubleValue).toArray(),
                codes);
    }

    /** Collects thresholds; the least number that is above every code. */
    private static int collect(TreeNode node, int column, Set<Double> cuts) {
        return switch (node) {
            case TreeNode.Leaf leaf -> 0;
            case TreeNode.Threshold split -> {
                if (split.column() == column) {
                    cuts.add(split.threshold());
                }
                yield Math.max(collect(split.left(), column, cuts), collect(split.right(), column, cuts));
            }
            case TreeNode.Category split -> {
                int below = Math.max(collect(split.left(), column, cuts), collect(split.right(), column, cuts));
                int own = split.column() == column
                        ? 1
                                + split.codes().stream()
                                        .mapToInt(Integer::intValue)
                                        .max()
                                        .orElseThrow()
                        : 0;
                yield Math.max(below, own);
            }
        };
    }

    int column() {
        return column;
    }

    int firstRow() {
        return firstRow;
    }

    /** The row after the last one. */
    int endRow() {
        return missingRow() + 1;
    }

    private int missingRow() {
        return firstRow + (codes > 0 ? codes : cuts.length) + 1;
    }

    int row(double value) {
        if (Double.isNaN(value) || (zeroIsMissing && Math.abs(value) <= Forest.ZERO)) {
            return missingRow();
        }
        if (codes > 0) {
            int code = (int) value;
            return firstRow + (code >= 0 && code < codes ? code : codes);
        }
        return firstRow + cutsBelow(value);
    }

    /** By halving steps; {@code x <= cuts[i]} if and only if no more than i cuts lie below x. */
    private int cutsBelow(double value) {
        double[] ascending = cuts;
        int below = 0;
        for (int step = firstStep; step > 0; step >>= 1) {
            int probe = below + step;
            if (probe <= ascending.length && ascending[probe - 1] < value) {
                below = probe;
            }
        }
        return below;
    }

    /** A value that belongs to the row. */
    double sample(int row) {
        int index = row - firstRow;
        if (row == missingRow()) {
            return Double.NaN;
        }
        if (codes > 0) {
            return index == codes ? -1 : index;
        }
        return index == cuts.length ? Double.POSITIVE_INFINITY : cuts[index];
    }
}
