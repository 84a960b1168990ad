package io.adtally.fraud.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adtally.fraud.drift.Reference;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A model as it travels: a zip of its PMML, its card and its golden rows. One that was read scores its golden rows as
 * where it was made. Immutable and thread-safe; a scorer is made once and shared.
 */
public final class ModelBundle {
    static final String CARD = "manifest.json";
    static final String PMML = "model.pmml";
    static final String GOLDEN = "golden.csv";

    private static final String REFERENCE = "reference";
    private static final String BUNDLED = "default-model.zip";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private final ModelCard card;
    private final Forest forest;
    private final byte[] pmml;
    private final GoldenRows golden;

    private ModelBundle(ModelCard card, Forest forest, byte[] pmml, GoldenRows golden) {
        this.card = card;
        this.forest = forest;
        this.pmml = pmml;
        this.golden = golden;
    }

    /** The model that comes with this module, trained on synthetic traffic; read once per JVM. */
    public static ModelBundle bundled() {
        return Bundled.MODEL;
    }

    /**
     * Reads a bundle to its end. The stream stays open.
     *
     * @throws ModelRefusedException unless it is complete, within the limits, made for the features computed here, and
     *     scores its golden rows to within {@link GoldenRows#TOLERANCE}
     */
    public static ModelBundle read(InputStream bundle, ModelLimits limits) throws ModelRefusedException {
        Deadline deadline = Deadline.from(limits);
        Map<String, byte[]> entries = BundleZip.read(bundle, Set.of(CARD, PMML, GOLDEN), limits, deadline);
        byte[] pmml = entry(entries, PMML);
        byte[] goldenText = entry(entries, GOLDEN);
        ModelCard card = card(entry(entries, CARD));
        checkSum(PMML, pmml, card.pmmlSha256());
        checkSum(GOLDEN, goldenText, card.goldenSha256());
        if (!card.featureSchema().equals(FeatureSchema.hash())) {
            throw new ModelRefusedException(
                    Reason.SCHEMA_MISMATCH,
                    "trained on feature schema " + card.featureSchema() + ", not " + FeatureSchema.hash());
        }
        Forest forest = PmmlReader.read(new ByteArrayInputStream(pmml), FeatureSchema.columns(), limits, deadline);
        GoldenRows golden = GoldenRows.read(goldenText, FeatureSchema.SIZE, limits);
        golden.check(Scorer.of(forest, Scorer.Form.FLAT));
        return new ModelBundle(card, forest, pmml, golden);
    }

    /**
     * Writes a bundle; the same parts give the same bytes. The stream stays open. Checksums in the card must be right,
     * see {@link #sha256}, or the bundle will be refused.
     */
    public static void write(ModelCard card, byte[] pmml, GoldenRows golden, OutputStream into) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(CARD, json(card));
        entries.put(PMML, pmml);
        entries.put(GOLDEN, golden.write());
        BundleZip.write(entries, into);
    }

    /** A card as the JSON that lies in the bundle. */
    public static byte[] json(ModelCard card) {
        try {
            return JSON.writeValueAsBytes(card);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a card cannot be written", impossible);
        }
    }

    /** The checksum that cards hold, lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /** The checksum of golden rows, lower-case hex. */
    public static String sha256(GoldenRows golden) {
        return sha256(golden.write());
    }

    public ModelCard card() {
        return card;
    }

    public Forest forest() {
        return forest;
    }

    public GoldenRows golden() {
        return golden;
    }

    /** The PMML as it was read. */
    public byte[] pmml() {
        return pmml.clone();
    }

    /** A scorer of the forest; see {@link Scorer.Form#fastest}. */
    public Scorer scorer(Scorer.Form form) {
        return Scorer.of(forest, form);
    }

    private static ModelCard card(byte[] json) throws ModelRefusedException {
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode card)) {
                throw new ModelRefusedException(Reason.MALFORMED, CARD + " is no JSON object");
            }
            if (!card.has(REFERENCE)) {
                card.set(REFERENCE, JSON.valueToTree(Reference.UNKNOWN)); // of an earlier release
            }
            return JSON.treeToValue(card, ModelCard.class);
        } catch (IOException unreadable) {
            throw new ModelRefusedException(Reason.MALFORMED, CARD + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static void checkSum(String name, byte[] bytes, String expected) throws ModelRefusedException {
        if (!sha256(bytes).equals(expected)) {
            throw new ModelRefusedException(Reason.CORRUPT, name + " is not the one that " + CARD + " tells of");
        }
    }

    private static byte[] entry(Map<String, byte[]> entries, String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    private static final class Bundled {
        static final ModelBundle MODEL = read();

        private static ModelBundle read() {
            try (InputStream zip = Objects.requireNonNull(ModelBundle.class.getResourceAsStream(BUNDLED), BUNDLED)) {
                return ModelBundle.read(zip, ModelLimits.DEFAULT);
            } catch (IOException damaged) {
                throw new UncheckedIOException("bundled " + BUNDLED + " cannot be read", damaged);
            } catch (ModelRefusedException refused) {
                throw new IllegalStateException("bundled " + BUNDLED + " is refused", refused);
            }
        }
    }
}
