package io.adtally.fraud.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.ModelCard;
import io.adtally.fraud.train.evaluate.Judge;
import io.adtally.fraud.train.export.TribuoForest;
import io.adtally.fraud.train.fit.Family;
import io.adtally.fraud.train.fit.TribuoRows;
import io.adtally.fraud.train.rows.Rows;
import io.adtally.fraud.train.rows.RowsCsv;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;

/** The whole way, by the command line. */
class FraudTrainTest {
    @TempDir
    Path directory;

    private int run(String... arguments) {
        return FraudTrain.run(Map.of(), arguments);
    }

    private Path trained(String name, Family family, String... more) {
        Path out = directory.resolve(name);
        String[] arguments = Stream.concat(
                        Stream.of("train", "--family", family.label(), "--out", out.toString(), "--trees", "20"),
                        Stream.of(more))
                .toArray(String[]::new);
        assertThat(run(arguments)).isZero();
        return out.resolve("bundle.zip");
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void theSameSeedMakesTheSameBytesAndAnotherOthers(Family family) throws Exception {
        byte[] one = Files.readAllBytes(trained("one", family, "--seed", "3", "--rows", "6000", "--skip-unseen"));
        byte[] same = Files.readAllBytes(trained("same", family, "--seed", "3", "--rows", "6000", "--skip-unseen"));
        byte[] other = Files.readAllBytes(trained("other", family, "--seed", "4", "--rows", "6000", "--skip-unseen"));
        assertThat(same).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
        ModelCard card = BundleFile.read(directory.resolve("one/bundle.zip")).card();
        assertThat(card.family()).isEqualTo(family.label());
        assertThat(card.evaluation().areaUnderCurve().value()).isGreaterThan(0.9);
        assertThat(card.evaluation().archetypes()).hasSize(6);
        assertThat(card.unseenArchetypes()).isEmpty();
        assertThat(Files.readString(directory.resolve("one/card.md"))).contains("synthetic traffic");
    }

    @Test
    void archetypesAreJudgedByModelsThatNeverSawThem() throws Exception {
        Path bundle = trained("unseen", Family.LIGHTGBM, "--seed", "3", "--rows", "9000");
        ModelCard card = BundleFile.read(bundle).card();
        assertThat(card.unseenArchetypes()).hasSize(6);
        double seen = card.evaluation().archetypes().stream()
                .mapToDouble(ModelCard.ArchetypeResult::quarantineRecall)
                .sum();
        double unseen = card.unseenArchetypes().stream()
                .mapToDouble(ModelCard.ArchetypeResult::quarantineRecall)
                .sum();
        assertThat(unseen).as("what was never seen is caught less often").isLessThan(seen);
    }

    @Test
    void exportedRowsTrainAModelToo() throws Exception {
        Path out = directory.resolve("exported");
        assertThat(run("export", BundleFile.BUNDLED, "--out", out.toString(), "--rows", "6000"))
                .isZero();
        assertThat(Files.readAllBytes(out.resolve("model.pmml")))
                .isEqualTo(ModelBundle.bundled().pmml());
        Path bundle = trained(
                "again", Family.LIGHTGBM, "--rows-from", out.resolve("rows.csv").toString());
        ModelCard card = BundleFile.read(bundle).card();
        assertThat(card.data().synthetic()).isFalse();
        assertThat(card.data().rows()).isEqualTo(3_600);
        assertThat(run("compare", BundleFile.BUNDLED, bundle.toString(), "--rows", "3000"))
                .isZero();
        assertThat(run("evaluate", bundle.toString(), "--rows", "3000")).isZero();
    }

    /** Rows of the lake come with a word on where they are from, which the card keeps; other rows than it tells of are refused. */
    @Test
    void whereRowsComeFromIsOnTheCard() throws Exception {
        Path rows = directory.resolve("rows.csv");
        RowsCsv.write(Split.testRows(11, 4_000), rows);
        Path origin = directory.resolve("rows.json");
        String said = """
            {"table": "adtally.ad_event_verdicts", "snapshot": 42, "sample_labels": "presumed",
             "feature_schema": "%s", "sha256": "%s"}\
            """;
        Files.writeString(origin, said.formatted(FeatureSchema.hash(), ModelBundle.sha256(Files.readAllBytes(rows))));
        Path bundle = trained("lake", Family.LIGHTGBM, "--skip-unseen", "--rows-from", rows.toString());
        ModelCard card = BundleFile.read(bundle).card();
        assertThat(card.data().description())
                .isEqualTo(
                        "labelled events of adtally.ad_event_verdicts, snapshot 42; labels of the sample are presumed");
        assertThat(card.provenance()).containsEntry("rows: snapshot", "42");
        assertThat(card.reference().features()).hasSize(FeatureSchema.SIZE);
        Files.writeString(origin, said.formatted(FeatureSchema.hash(), "00"));
        assertThat(run("train", "--out", directory.toString(), "--rows-from", rows.toString()))
                .as("other rows")
                .isEqualTo(1);
        Files.writeString(origin, said.formatted("00", ModelBundle.sha256(Files.readAllBytes(rows))));
        assertThat(run("evaluate", bundle.toString(), "--rows-from", rows.toString()))
                .as("other features")
                .isEqualTo(1);
    }

    /** Tribuo's evaluator is the oracle of our measures, and its file keeps the model and where it came from. */
    @Test
    void tribuoKeepsAndJudgesTheModelAsWeDo() throws Exception {
        ModelBundle bundle = ModelBundle.bundled();
        Path file = directory.resolve("model.tribuo");
        TribuoForest forest =
                TribuoForest.of(bundle.card().id(), bundle.pmml(), bundle.card().provenance());
        forest.serializeToFile(file);
        Model<?> read = Model.deserializeFromFile(file);
        assertThat(read.getProvenance()).isEqualTo(forest.getProvenance());
        Rows rows = Split.testRows(9, 5_000);
        MutableDataset<Label> dataset = TribuoRows.dataset(rows, "rows");
        LabelEvaluation byTribuo = new LabelEvaluator().evaluate(((TribuoForest) read), dataset);
        ModelCard.Evaluation ours =
                new Judge(bundle.forest(), rows, bundle.card().thresholds()).evaluation("rows", 1);
        assertThat(ours.areaUnderCurve().value()).isEqualTo(byTribuo.AUCROC(TribuoRows.FRAUD), within(1e-9));
        assertThat(ours.averagePrecision().value())
                .isEqualTo(byTribuo.averagedPrecision(TribuoRows.FRAUD), within(1e-3));
    }

    @Test
    void mistakesAreSaidAndNotTraced() throws Exception {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            Path noBundle = Files.writeString(directory.resolve("no.zip"), "no bundle");
            assertThat(run("evaluate", noBundle.toString())).isEqualTo(1);
            assertThat(run("register", noBundle.toString())).isEqualTo(1);
            assertThat(run("train")).isEqualTo(2);
            assertThat(run("train", "--family", "perceptron", "--out", "x")).isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("MALFORMED", "ADTALLY_S3_ENDPOINT must be set", "--out")
                .doesNotContain("\tat ");
        assertThat(run("--help")).isZero();
    }
}
