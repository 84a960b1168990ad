package io.adtally.fraud.train.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.ml.lightgbm.PredictionType;
import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.ModelLimits;
import io.adtally.fraud.score.PmmlReader;
import io.adtally.fraud.score.Scorer;
import io.adtally.fraud.score.Scratch;
import io.adtally.fraud.score.TreeNode;
import io.adtally.fraud.train.export.PmmlWriter;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores by LightGBM itself are the oracle: through text, PMML in both forms, and both compiled forms. */
class LightGbmParityTest {
    private static final int ROWS = 100_000;
    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @CsvSource({
        "100, 31, 20000, ''",
        "100, 31, 20000, categorical_feature=10,11",
        "100, 31, 20000, categorical_feature=10,11 zero_as_missing=true",
        "100, 31, 20000, use_missing=false",
        "500, 63, 4000, ''",
        "500, 63, 4000, categorical_feature=10,11"
    })
    void scoresEqualThoseOfLightGbm(int trees, int leaves, int rows, String more) throws Exception {
        Random random = new Random(7);
        double[] matrix = HostileRows.plain(random, rows);
        float[] labels = HostileRows.labels(random, matrix);
        String parameters = "verbosity=-1 num_threads=1 " + more;
        try (LGBMDataset data = LGBMDataset.createFromMat(matrix, rows, HostileRows.WIDTH, true, parameters, null)) {
            data.setFeatureNames(IntStream.range(0, HostileRows.WIDTH)
                    .mapToObj(column -> "f" + column)
                    .toArray(String[]::new));
            data.setField("label", labels);
            try (LGBMBooster booster = LGBMBooster.create(
                    data,
                    "objective=binary learning_rate=0.1 min_data_in_leaf=5 seed=7 num_leaves=" + leaves + " "
                            + parameters)) {
                for (int tree = 0; tree < trees; tree++) {
                    booster.updateOneIter();
                }
                compare(booster, random, trees, leaves);
            }
        }
    }

    private static void compare(LGBMBooster booster, Random random, int trees, int leaves) throws Exception {
        Forest forest = LightGbmText.read(booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN));
        assertThat(forest.trees()).hasSize(trees);
        assertThat(forest.mostLeaves()).isEqualTo(leaves);
        double[] hostile = HostileRows.hostile(random, ROWS, thresholds(forest));
        double[] expected = booster.predictForMat(
                hostile, ROWS, HostileRows.WIDTH, true, PredictionType.C_API_PREDICT_NORMAL, "num_threads=1");
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        PmmlWriter.write(forest, "LightGBM", full);
        Forest read = readBack(full, forest);
        assertThat(read).as("nothing is lost on the way through PMML").isEqualTo(forest);
        Forest compact = readBack(CompactPmml.write(forest), forest);
        compare(read, Scorer.Form.FLAT, hostile, expected);
        compare(read, Scorer.Form.TABULATED, hostile, expected);
        compare(compact, Scorer.Form.TABULATED, hostile, expected);
    }

    private static Forest readBack(ByteArrayOutputStream pmml, Forest forest) throws Exception {
        return PmmlReader.read(new ByteArrayInputStream(pmml.toByteArray()), forest.columns(), ModelLimits.DEFAULT);
    }

    private static void compare(Forest forest, Scorer.Form form, double[] rows, double[] expected) {
        Scorer scorer = Scorer.of(forest, form);
        Scratch scratch = scorer.newScratch();
        double[] vector = new double[HostileRows.WIDTH];
        double greatest = 0;
        for (int row = 0; row < ROWS; row++) {
            System.arraycopy(rows, row * HostileRows.WIDTH, vector, 0, HostileRows.WIDTH);
            double difference = Math.abs(scorer.score(vector, scratch) - expected[row]);
            if (!(difference <= TOLERANCE)) {
                assertThat(difference)
                        .as("%s, row %s", form, Arrays.toString(vector))
                        .isLessThanOrEqualTo(TOLERANCE);
            }
            greatest = Math.max(greatest, difference);
        }
        assertThat(greatest).isLessThanOrEqualTo(TOLERANCE);
    }

    private static double[] thresholds(Forest forest) {
        return forest.trees().stream()
                .flatMapToDouble(LightGbmParityTest::thresholds)
                .distinct()
                .toArray();
    }

    private static DoubleStream thresholds(TreeNode node) {
        return switch (node) {
            case TreeNode.Leaf leaf -> DoubleStream.empty();
            case TreeNode.Threshold split ->
                DoubleStream.concat(
                        DoubleStream.of(split.threshold()),
                        DoubleStream.concat(thresholds(split.left()), thresholds(split.right())));
            case TreeNode.Category split -> DoubleStream.concat(thresholds(split.left()), thresholds(split.right()));
        };
    }
}
