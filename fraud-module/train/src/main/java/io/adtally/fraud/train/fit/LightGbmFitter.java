package io.adtally.fraud.train.fit;

import io.adtally.fraud.feature.Feature;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.Forest;
import io.adtally.fraud.train.rows.Rows;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.ArrayList;
import java.util.List;

/** Gradient boosting by LightGBM, one thread, so that sums are the same each time. Weights of classes stay as they are. */
final class LightGbmFitter implements Fitter {
    private static final String DETERMINISTIC = "deterministic=true force_row_wise=true num_threads=1 verbosity=-1";
    private static final String REGULARISED =
            "min_data_in_leaf=60 feature_fraction=0.9 bagging_fraction=0.9 bagging_freq=1 lambda_l2=1";

    @Override
    public Forest fit(Rows rows, Shape shape, long seed, Progress progress) {
        NativeLibraries.isolate();
        String data = DETERMINISTIC + " max_bin=255 " + categories();
        String boosting = "objective=binary num_leaves=" + shape.leaves() + " learning_rate=" + shape.learningRate()
                + " seed=" + (seed & Integer.MAX_VALUE) + " " + REGULARISED + " " + data;
        try (LGBMDataset dataset =
                LGBMDataset.createFromMat(rows.matrix(), rows.count(), FeatureSchema.SIZE, true, data, null)) {
            dataset.setFeatureNames(FeatureSchema.columns().toArray(String[]::new));
            dataset.setField("label", rows.labels());
            dataset.setField("weight", rows.weights());
            try (LGBMBooster booster = LGBMBooster.create(dataset, boosting)) {
                for (int tree = 1; tree <= shape.trees() && !booster.updateOneIter(); tree++) {
                    progress.fitted(tree);
                }
                return LightGbmText.read(booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN));
            }
        } catch (LGBMException failed) {
            throw new IllegalStateException("LightGBM cannot fit these rows: " + failed.getMessage(), failed);
        }
    }

    private static String categories() {
        List<String> columns = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            if (feature.kind() == Feature.Kind.CATEGORY) {
                columns.add(Integer.toString(FeatureSchema.columns().indexOf(feature.column())));
            }
        }
        return "categorical_feature=" + String.join(",", columns);
    }
}
