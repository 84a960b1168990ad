package io.adtally.fraud.train.fit;

import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.TreeNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text form of LightGBM models for two classes. Source: the {@code Tree} class of LightGBM 4.3, whose
 * decisions this follows: without missing values in training, NaN is read as 0.
 */
public final class LightGbmText {
    private static final Pattern OBJECTIVE = Pattern.compile("binary sigmoid:([0-9.eE+-]+)");
    private static final String END_OF_TREES = "end of trees";

    private final List<String> columns;
    private final Set<Integer> zeroIsMissing = new HashSet<>();

    private LightGbmText(List<String> columns) {
        this.columns = columns;
    }

    /** Throws {@link IllegalArgumentException} for another objective, or trees with linear leaves. */
    public static Forest read(String text) {
        Map<String, String> header = new HashMap<>();
        List<Map<String, String>> trees = new ArrayList<>();
        Map<String, String> current = header;
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(END_OF_TREES)) {
                break;
            }
            int equals = line.indexOf('=');
            if (line.startsWith("Tree=")) {
                current = new HashMap<>();
                trees.add(current);
            } else if (equals > 0) {
                current.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        LightGbmText reader =
                new LightGbmText(List.of(field(header, "feature_names").split(" ", -1)));
        List<TreeNode> read = trees.stream().map(reader::tree).toList();
        return new Forest(reader.columns, reader.zeroIsMissing, read, slope(header), 0);
    }

    private static double slope(Map<String, String> header) {
        Matcher objective = OBJECTIVE.matcher(field(header, "objective"));
        if (!objective.matches() || header.containsKey("average_output")) {
            throw new IllegalArgumentException("the objective must be binary but is " + header.get("objective"));
        }
        return Double.parseDouble(objective.group(1));
    }

    private TreeNode tree(Map<String, String> fields) {
        if ("1".equals(fields.get("is_linear"))) {
            throw new IllegalArgumentException("trees with linear leaves are not read");
        }
        LightGbmTree tree = new LightGbmTree(fields);
        TreeNode root = tree.root();
        zeroIsMissing.addAll(tree.zeroIsMissing());
        return root;
    }

    static String field(Map<String, String> fields, String name) {
        @Nullable String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the model lacks " + name);
        }
        return value;
    }
}
