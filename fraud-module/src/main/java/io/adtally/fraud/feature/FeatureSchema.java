package io.adtally.fraud.feature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What a model must have been trained on to score here: the features, their order and their meaning. */
public final class FeatureSchema {
    /** Raise it whenever a feature of the same definition is computed otherwise: models trained before no longer fit. */
    static final int REVISION = 1;

    /** Columns of a feature vector. */
    public static final int SIZE = Feature.values().length;

    private static final List<String> COLUMNS =
            Arrays.stream(Feature.values()).map(Feature::column).toList();
    private static final String HASH = hash(REVISION);

    private FeatureSchema() {}

    /** The names of the columns in their order. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** SHA-256 over names, definitions, order and revision, in lower-case hex: equal where vectors mean the same. */
    public static String hash() {
        return HASH;
    }

    static String hash(int revision) {
        StringBuilder text = new StringBuilder("feature schema ").append(revision);
        for (Feature feature : Feature.values()) {
            text.append('\n')
                    .append(String.join(
                            "\t",
                            feature.column(),
                            feature.unit(),
                            Double.toString(feature.least()),
                            Double.toString(feature.most()),
                            feature.kind().name(),
                            feature.source()));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
