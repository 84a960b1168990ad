package io.adtally.fraud.train.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.fraud.score.TreeNode;

/**
 * Reads trees from XGBoost's JSON dump. XGBoost compares single-precision numbers by "less than", a forest double ones by
 * "at most": each threshold is moved to where the two agree for every double.
 */
final class XgboostTrees {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int[] columns;

    /** The column of each of XGBoost's features. */
    XgboostTrees(int[] columns) {
        this.columns = columns.clone();
    }

    /** A tree whose leaves count with this sign. */
    TreeNode read(String json, int sign) throws JsonProcessingException {
        return node(JSON.readTree(json), sign);
    }

    private TreeNode node(JsonNode json, int sign) {
        if (json.has("leaf")) {
            double cover = json.path("cover").asDouble();
            return new TreeNode.Leaf(sign * (double) json.get("leaf").floatValue(), cover > 0 ? cover : 1e-6);
        }
        int yes = json.get("yes").asInt();
        JsonNode first = json.get("children").get(0);
        JsonNode second = json.get("children").get(1);
        boolean firstIsYes = first.get("nodeid").asInt() == yes;
        int feature = Integer.parseInt(json.get("split").asText().substring(1));
        float condition = Float.parseFloat(json.get("split_condition").asText());
        return new TreeNode.Threshold(
                columns[feature],
                atMost(condition),
                json.get("missing").asInt() == yes,
                node(firstIsYes ? first : second, sign),
                node(firstIsYes ? second : first, sign));
    }

    /**
     * The greatest double that, rounded to single precision, is less than the condition: half-way to the float before it,
     * where ties go to the even one.
     */
    static double atMost(float condition) {
        float before = Math.nextDown(condition);
        double middle = ((double) before + (double) condition) / 2;
        boolean tieGoesDown = (Float.floatToIntBits(before) & 1) == 0;
        return tieGoesDown ? middle : Math.nextDown(middle);
    }
}
