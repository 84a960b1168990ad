package io.adtally.fraud.train.fit;

import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.TreeNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One tree of LightGBM's text form: arrays by inner node, and by leaf. */
final class LightGbmTree {
    /** Bits of decision_type. */
    private static final int CATEGORICAL = 1;

    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING_SHIFT = 2;
    private static final int MISSING_MASK = 3;
    private static final int MISSING_NONE = 0;
    private static final int MISSING_ZERO = 1;

    private final double[] leafValues;
    private final double[] leafCounts;
    private final int[] columns;
    private final double[] thresholds;
    private final int[] decisions;
    private final int[] left;
    private final int[] right;
    private final int[] categoryStarts;
    private final long[] categoryWords;
    private final Set<Integer> zeroIsMissing = new HashSet<>();

    LightGbmTree(Map<String, String> fields) {
        boolean stump = LightGbmText.field(fields, "num_leaves").equals("1");
        leafValues = numbers(fields, "leaf_value");
        leafCounts = stump ? new double[] {1} : numbers(fields, "leaf_count");
        columns = stump ? new int[0] : integers(fields, "split_feature");
        thresholds = stump ? new double[0] : thresholds(fields);
        decisions = stump ? new int[0] : integers(fields, "decision_type");
        left = stump ? new int[0] : integers(fields, "left_child");
        right = stump ? new int[0] : integers(fields, "right_child");
        boolean categories = fields.containsKey("cat_boundaries");
        categoryStarts = categories ? integers(fields, "cat_boundaries") : new int[0];
        categoryWords = categories
                ? Arrays.stream(words(fields, "cat_threshold"))
                        .mapToLong(Long::parseLong)
                        .toArray()
                : new long[0];
    }

    TreeNode root() {
        return columns.length == 0 ? leaf(0) : inner(0);
    }

    /** Known once the tree was built. */
    Set<Integer> zeroIsMissing() {
        return zeroIsMissing;
    }

    private TreeNode child(int index) {
        return index < 0 ? leaf(~index) : inner(index);
    }

    private TreeNode leaf(int index) {
        return new TreeNode.Leaf(leafValues[index], Math.max(1, leafCounts[index]));
    }

    private TreeNode inner(int index) {
        TreeNode leftChild = child(left[index]);
        TreeNode rightChild = child(right[index]);
        int decision = decisions[index];
        if ((decision & CATEGORICAL) != 0) {
            return new TreeNode.Category(columns[index], codes((int) thresholds[index]), leftChild, rightChild);
        }
        int missing = decision >> MISSING_SHIFT & MISSING_MASK;
        if (missing == MISSING_ZERO) {
            zeroIsMissing.add(columns[index]);
        }
        boolean missingLeft = missing == MISSING_NONE ? 0 <= thresholds[index] : (decision & DEFAULT_LEFT) != 0;
        return new TreeNode.Threshold(columns[index], thresholds[index], missingLeft, leftChild, rightChild);
    }

    private Set<Integer> codes(int category) {
        Set<Integer> codes = new HashSet<>();
        int start = categoryStarts[category];
        for (int word = start; word < categoryStarts[category + 1]; word++) {
            for (int bit = 0; bit < Integer.SIZE; bit++) {
                if ((categoryWords[word] >>> bit & 1) != 0) {
                    codes.add((word - start) * Integer.SIZE + bit);
                }
            }
        }
        return codes;
    }

    private static String[] words(Map<String, String> fields, String name) {
        return LightGbmText.field(fields, name).trim().split(" ", -1);
    }

    private static int[] integers(Map<String, String> fields, String name) {
        return Arrays.stream(words(fields, name)).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] numbers(Map<String, String> fields, String name) {
        return Arrays.stream(words(fields, name))
                .mapToDouble(LightGbmTree::number)
                .toArray();
    }

    /** LightGBM takes all within {@link Forest#ZERO} of 0 for 0 before it compares, so minus that is right of minus that. */
    private static double[] thresholds(Map<String, String> fields) {
        double[] thresholds = numbers(fields, "threshold");
        for (int at = 0; at < thresholds.length; at++) {
            if (thresholds[at] == -Forest.ZERO) {
                thresholds[at] = Math.nextDown(-Forest.ZERO);
            }
        }
        return thresholds;
    }

    /** C's spelling of the infinities is not Java's. */
    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
