package io.adtally.fraud.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adtally.fraud.drift.Reference;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.ModelRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is taken for a model, over changes to one that is. */
class ModelBundleTest {
    private static final ModelBundle MODEL = ModelBundle.bundled();

    private static Map<String, byte[]> parts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(ModelBundle.CARD, ModelBundle.json(MODEL.card()));
        parts.put(ModelBundle.PMML, MODEL.pmml());
        parts.put(ModelBundle.GOLDEN, MODEL.golden().write());
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        BundleZip.write(parts, bundle);
        return bundle.toByteArray();
    }

    private static ModelBundle read(byte[] bundle) throws ModelRefusedException {
        return ModelBundle.read(new ByteArrayInputStream(bundle), ModelLimits.DEFAULT);
    }

    /** A part as text with one change; the card's checksums follow if they are to. */
    private static byte[] changed(String part, String from, String to) throws IOException {
        Map<String, byte[]> parts = parts();
        String text = new String(parts.get(part), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        parts.put(part, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        if (!part.equals(ModelBundle.CARD)) {
            String old = part.equals(ModelBundle.PMML)
                    ? MODEL.card().pmmlSha256()
                    : MODEL.card().goldenSha256();
            String card = new String(parts.get(ModelBundle.CARD), StandardCharsets.UTF_8);
            parts.put(
                    ModelBundle.CARD,
                    card.replace(old, ModelBundle.sha256(parts.get(part))).getBytes(StandardCharsets.UTF_8));
        }
        return zip(parts);
    }

    @Test
    void theBundledModelScoresItsGoldenRowsInBothForms() throws ModelRefusedException {
        assertThat(MODEL.golden().count()).isGreaterThan(1_000);
        MODEL.golden().check(MODEL.scorer(Scorer.Form.FLAT));
        MODEL.golden().check(MODEL.scorer(Scorer.Form.TABULATED));
        assertThat(Scorer.Form.fastest(MODEL.forest())).isEqualTo(Scorer.Form.TABULATED);
        assertThat(MODEL.card().trees()).isEqualTo(100);
        assertThat(MODEL.card().leaves()).isEqualTo(31);
        assertThat(MODEL.card().data().synthetic()).isTrue();
    }

    @Test
    void whatIsWrittenIsReadAndTheSamePartsAreTheSameBytes() throws Exception {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ModelBundle.write(MODEL.card(), MODEL.pmml(), MODEL.golden(), one);
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        ModelBundle again = read(one.toByteArray());
        ModelBundle.write(again.card(), again.pmml(), again.golden(), other);
        assertThat(other.toByteArray()).isEqualTo(one.toByteArray());
        assertThat(again.card()).isEqualTo(MODEL.card());
        assertThat(again.forest()).isEqualTo(MODEL.forest());
    }

    /** They came without a word on what they were made of, and score as they did. */
    @Test
    void bundlesOfEarlierReleasesAreRead() throws Exception {
        ObjectNode card = (ObjectNode) new ObjectMapper().readTree(ModelBundle.json(MODEL.card()));
        assertThat(card.remove("reference")).isNotNull();
        Map<String, byte[]> parts = parts();
        parts.put(ModelBundle.CARD, card.toString().getBytes(StandardCharsets.UTF_8));
        ModelBundle earlier = read(zip(parts));
        assertThat(earlier.card().reference()).isEqualTo(Reference.UNKNOWN);
        assertThat(earlier.forest()).isEqualTo(MODEL.forest());
    }

    @Test
    void otherFeaturesAreRefused() throws IOException {
        byte[] other = changed(ModelBundle.CARD, FeatureSchema.hash(), "0".repeat(64));
        assertReason(Reason.SCHEMA_MISMATCH, () -> read(other));
        byte[] renamed = changed(ModelBundle.PMML, "cluster_size", "cluster_sizes");
        assertReason(Reason.SCHEMA_MISMATCH, () -> read(renamed));
    }

    @Test
    void otherScoresAreRefused() throws IOException {
        byte[] otherTrees = changed(ModelBundle.PMML, "coefficient=\"", "coefficient=\"1");
        assertReason(Reason.GOLDEN_ROWS_DIFFER, () -> read(otherTrees));
        String text = new String(MODEL.golden().write(), StandardCharsets.US_ASCII);
        String line = text.substring(0, text.indexOf('\n'));
        String score = line.substring(line.lastIndexOf(',') + 1);
        double moved = Double.parseDouble(score) + 2e-9;
        byte[] otherRow = changed(ModelBundle.GOLDEN, line, line.replace("," + score, "," + moved));
        assertReason(Reason.GOLDEN_ROWS_DIFFER, () -> read(otherRow));
        byte[] nan = changed(ModelBundle.GOLDEN, line, line.replace("," + score, ",NaN"));
        assertReason(Reason.GOLDEN_ROWS_DIFFER, () -> read(nan));
    }

    @Test
    void damagedPartsAreRefused() throws IOException {
        for (String part : parts().keySet()) {
            Map<String, byte[]> parts = parts();
            parts.remove(part);
            byte[] without = zip(parts);
            assertReason(Reason.CORRUPT, () -> read(without));
        }
        Map<String, byte[]> parts = parts();
        parts.put(ModelBundle.PMML, "<PMML/>".getBytes(StandardCharsets.UTF_8));
        byte[] other = zip(parts);
        assertReason(Reason.CORRUPT, () -> read(other));
        byte[] card = changed(ModelBundle.CARD, "\"trees\"", "\"tries\"");
        assertReason(Reason.MALFORMED, () -> read(card));
        byte[] reference = changed(ModelBundle.CARD, "\"name\" : \"cluster_size\"", "\"name\" : \"another\"");
        assertReason(Reason.MALFORMED, () -> read(reference));
        Map<String, byte[]> none = parts();
        none.put(ModelBundle.CARD, "null".getBytes(StandardCharsets.UTF_8));
        byte[] noCard = zip(none);
        assertReason(Reason.MALFORMED, () -> read(noCard));
        byte[] format = changed(ModelBundle.CARD, "\"format\" : 1", "\"format\" : 2");
        assertReason(Reason.MALFORMED, () -> read(format));
        byte[] golden = changed(ModelBundle.GOLDEN, "\n", ",1\n");
        assertReason(Reason.MALFORMED, () -> read(golden));
    }

    @Test
    void brokenZipsAreRefused() throws IOException {
        byte[] whole = zip(parts());
        assertReason(Reason.MALFORMED, () -> read(new byte[0]));
        assertReason(Reason.MALFORMED, () -> read("no zip at all".getBytes(StandardCharsets.UTF_8)));
        for (int cut = 1; cut < 20; cut++) {
            byte[] part = Arrays.copyOf(whole, whole.length * cut / 20);
            assertThatThrownBy(() -> read(part)).as("%d of 20", cut).isInstanceOf(ModelRefusedException.class);
        }
        Random random = new Random(5);
        for (int flip = 0; flip < 40; flip++) {
            byte[] flipped = whole.clone();
            // the central directory at the end is never read
            flipped[random.nextInt(whole.length - 400)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(read(flipped).forest())
                        .as("a bit that means nothing")
                        .isEqualTo(MODEL.forest());
            } catch (ModelRefusedException refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }
    }

    @Test
    void bombsEndAtTheLimit() throws IOException {
        ModelLimits small = new ModelLimits(1 << 20, 1 << 20, 10_000, 100, 50, 64, 100, Duration.ofMinutes(5));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry(ModelBundle.PMML));
            byte[] zeros = new byte[1 << 16];
            for (int megabyte = 0; megabyte < 200 * 16; megabyte++) {
                zip.write(zeros);
            }
        }
        assertThat(bomb.size()).isLessThan(1 << 20);
        assertReason(Reason.TOO_LARGE, () -> ModelBundle.read(new ByteArrayInputStream(bomb.toByteArray()), small));
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(many)) {
            zip.putNextEntry(new ZipEntry("../../etc/passwd"));
        }
        assertReason(Reason.UNSUPPORTED, () -> read(many.toByteArray()));
        byte[] whole = zip(parts());
        ModelLimits few = new ModelLimits(1_000, 1 << 20, 10_000, 100, 50, 64, 100, Duration.ofMinutes(5));
        assertReason(Reason.TOO_LARGE, () -> ModelBundle.read(new ByteArrayInputStream(whole), few));
        ModelLimits now = new ModelLimits(1 << 24, 1 << 24, 600_000, 100, 500, 64, 9_999, Duration.ZERO);
        assertReason(Reason.TOO_SLOW, () -> ModelBundle.read(new ByteArrayInputStream(whole), now));
    }

    private static void assertReason(Reason reason, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .asInstanceOf(InstanceOfAssertFactories.type(ModelRefusedException.class))
                .extracting(ModelRefusedException::reason)
                .isEqualTo(reason);
    }
}
