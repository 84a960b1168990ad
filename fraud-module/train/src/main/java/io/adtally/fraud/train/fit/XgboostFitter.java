package io.adtally.fraud.train.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.TreeNode;
import io.adtally.fraud.train.rows.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.MutableDataset;
import org.tribuo.VariableIDInfo;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.xgboost.XGBoostModel;

/**
 * Gradient boosting by XGBoost through Tribuo. Two classes are fitted by the softmax objective, Tribuo's only working one:
 * each round makes a tree for either class, and the log odds are those of fraud less those of honest traffic.
 */
final class XgboostFitter implements Fitter {
    @Override
    public Forest fit(Rows rows, Shape shape, long seed, Progress progress) {
        NativeLibraries.isolate();
        MutableDataset<Label> dataset = TribuoRows.dataset(rows, "rows");
        XGBoostModel<Label> model =
                new XGBoostClassificationTrainer(shape.trees(), parameters(shape, seed)).train(dataset);
        progress.fitted(shape.trees());
        try {
            return forest(model);
        } catch (XGBoostError | JsonProcessingException unreadable) {
            throw new IllegalStateException("XGBoost's trees cannot be read", unreadable);
        }
    }

    static Map<String, Object> parameters(Shape shape, long seed) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "multi:softprob");
        parameters.put("tree_method", "hist");
        parameters.put("grow_policy", "lossguide");
        parameters.put("max_depth", 0);
        parameters.put("max_leaves", shape.leaves());
        parameters.put("eta", shape.learningRate());
        parameters.put("min_child_weight", 5);
        parameters.put("subsample", 0.9);
        parameters.put("colsample_bytree", 0.9);
        parameters.put("seed", seed & Integer.MAX_VALUE);
        parameters.put("nthread", 1);
        parameters.put("verbosity", 0);
        return parameters;
    }

    private static Forest forest(XGBoostModel<Label> model) throws XGBoostError, JsonProcessingException {
        String[] dump = model.getInnerModels().get(0).getModelDump("", true, "json");
        int fraud = model.getOutputIDInfo().getID(TribuoRows.FRAUD);
        XgboostTrees reader = new XgboostTrees(columns(model));
        List<TreeNode> trees = new ArrayList<>(dump.length);
        for (int tree = 0; tree < dump.length; tree++) {
            trees.add(reader.read(dump[tree], tree % 2 == fraud ? 1 : -1));
        }
        return new Forest(FeatureSchema.columns(), Set.of(), trees, 1, 0);
    }

    /** Tribuo numbers features by the order of their names, and only those that occur. */
    private static int[] columns(XGBoostModel<Label> model) {
        int[] columns = new int[model.getFeatureIDMap().size()];
        for (VariableInfo feature : model.getFeatureIDMap()) {
            columns[((VariableIDInfo) feature).getID()] =
                    FeatureSchema.columns().indexOf(feature.getName());
        }
        return columns;
    }
}
