package io.adtally.fraud.train.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.adtally.fraud.score.Forest;
import io.adtally.fraud.train.evaluate.Judge;
import io.adtally.fraud.train.rows.Rows;
import io.adtally.fraud.train.synthetic.TrafficGenerator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.xgboost.XGBoostModel;

/** Tribuo's own predictions are the oracle; they are sums in single precision. */
class XgboostParityTest {
    @Test
    void scoresEqualThoseOfXgboost() {
        Shape shape = new Shape(30, 31, 0.1);
        Rows rows = TrafficGenerator.rows(3, 8_000);
        Forest forest = new XgboostFitter().fit(rows, shape, 5, Fitter.Progress.SILENT);
        assertThat(forest.trees()).as("one for either class").hasSize(60);
        double[] scores = Judge.scores(forest, rows);
        XGBoostModel<Label> model = new XGBoostClassificationTrainer(30, XgboostFitter.parameters(shape, 5))
                .train(TribuoRows.dataset(rows, "rows"));
        List<Prediction<Label>> predictions = model.predict(TribuoRows.dataset(rows, "rows"));
        for (int row = 0; row < scores.length; row++) {
            Label fraud = predictions.get(row).getOutputScores().get(TribuoRows.FRAUD.getLabel());
            double expected = Objects.requireNonNull(fraud).getScore();
            assertThat(scores[row]).as("row %d", row).isEqualTo(expected, within(1e-5));
        }
    }

    /** A double is left of the moved threshold if and only if XGBoost, which casts it to a float, goes left. */
    @Test
    void thresholdsAgreeOnEveryDouble() {
        Random random = new Random(4);
        for (int i = 0; i < 100_000; i++) {
            float condition = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4));
            double moved = XgboostTrees.atMost(condition);
            for (double x : new double[] {
                moved,
                Math.nextUp(moved),
                Math.nextDown(moved),
                condition,
                Math.nextDown(condition),
                Math.nextUp(condition)
            }) {
                assertThat(x <= moved).isEqualTo((float) x < condition);
            }
        }
    }
}
