package io.adtally.processing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.GoldenRows;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.ModelCard;
import io.adtally.fraud.score.ModelLimits;
import io.adtally.fraud.score.Scorer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bundled model with another calibration: the same trees, and every score another. */
final class OtherModel {
    private OtherModel() {}

    /** A bundle under another id, sound in itself. */
    static byte[] bundle(double intercept) throws Exception {
        ModelBundle bundled = ModelBundle.bundled();
        String old = Double.toString(bundled.forest().intercept());
        String text = new String(bundled.pmml(), StandardCharsets.UTF_8);
        String changed = text.replace("intercept=\"" + old + "\"", "intercept=\"" + intercept + "\"");
        assertThat(changed).isNotEqualTo(text);
        byte[] pmml = changed.getBytes(StandardCharsets.UTF_8);
        Scorer scorer = Scorer.of(bundled.forest().calibrated(bundled.forest().slope(), intercept), Scorer.Form.FLAT);
        GoldenRows golden = GoldenRows.of(List.of(new double[FeatureSchema.SIZE]), FeatureSchema.SIZE, scorer);
        ModelCard card = bundled.card();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelBundle.write(
                new ModelCard(
                        card.format(),
                        card.id() + "-shifted",
                        card.family(),
                        card.trees(),
                        card.leaves(),
                        card.columns(),
                        card.featureSchema(),
                        card.data(),
                        new ModelCard.Calibration("none", bundled.forest().slope(), intercept),
                        card.thresholds(),
                        card.evaluation(),
                        card.unseenArchetypes(),
                        card.reference(),
                        card.provenance(),
                        ModelBundle.sha256(pmml),
                        ModelBundle.sha256(golden)),
                pmml,
                golden,
                out);
        return out.toByteArray();
    }

    static ModelBundle read(byte[] bundle) throws Exception {
        return ModelBundle.read(new ByteArrayInputStream(bundle), ModelLimits.DEFAULT);
    }
}
