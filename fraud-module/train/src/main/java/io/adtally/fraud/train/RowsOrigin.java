package io.adtally.fraud.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where rows in a file come from, as a file of the same name with {@code .json} beside it says.
 *
 * @param description in one sentence
 * @param facts for the model's provenance; empty where nothing is said
 */
record RowsOrigin(String description, Map<String, String> facts) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHA256 = "sha256";
    private static final String SCHEMA = "feature_schema";

    /** Throws {@link IllegalArgumentException} where it tells of other rows, or of other features. */
    static RowsOrigin of(Path rows) throws IOException {
        String name = String.valueOf(rows.getFileName());
        Path beside = rows.resolveSibling(name.replaceFirst("\\.csv$", "") + ".json");
        if (!Files.exists(beside)) {
            return new RowsOrigin("rows of " + name, Map.of());
        }
        JsonNode said = JSON.readTree(beside.toFile());
        check(beside, said, SHA256, ModelBundle.sha256(Files.readAllBytes(rows)));
        check(beside, said, SCHEMA, FeatureSchema.hash());
        Map<String, String> facts = new TreeMap<>();
        said.properties()
                .forEach(fact -> facts.put(
                        "rows: " + fact.getKey().replace('_', ' '),
                        fact.getValue().isValueNode()
                                ? fact.getValue().asText()
                                : fact.getValue().toString()));
        return new RowsOrigin(
                "labelled events of %s, snapshot %s; labels of the sample are %s"
                        .formatted(text(said, "table"), text(said, "snapshot"), text(said, "sample_labels")),
                facts);
    }

    private static void check(Path file, JsonNode said, String field, String found) {
        if (!text(said, field).equals(found)) {
            throw new IllegalArgumentException(
                    file + " tells of other rows: " + field + " must be " + found + " but is " + text(said, field));
        }
    }

    private static String text(JsonNode said, String field) {
        return said.path(field).asText("unknown");
    }
}
