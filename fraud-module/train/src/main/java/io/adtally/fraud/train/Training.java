package io.adtally.fraud.train;

import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.score.Forest;
import io.adtally.fraud.score.GoldenRows;
import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.ModelCard;
import io.adtally.fraud.score.ModelCard.ArchetypeResult;
import io.adtally.fraud.score.ModelCard.Calibration;
import io.adtally.fraud.score.ModelCard.Evaluation;
import io.adtally.fraud.score.ModelCard.Thresholds;
import io.adtally.fraud.score.Scorer;
import io.adtally.fraud.train.evaluate.Judge;
import io.adtally.fraud.train.export.PmmlWriter;
import io.adtally.fraud.train.fit.Family;
import io.adtally.fraud.train.fit.Fitter.Progress;
import io.adtally.fraud.train.fit.Platt;
import io.adtally.fraud.train.fit.Shape;
import io.adtally.fraud.train.rows.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * From rows to a bundle: fit, calibrate, judge, write. The same recipe and rows give the same bytes on one kind of machine.
 *
 * @param family which library
 * @param shape how large
 * @param seed of everything that draws
 * @param thresholds to judge by, and to advise
 * @param unseen whether to judge each archetype by a model trained without it, which fits that many more models
 * @param command that makes the same bundle again, for the card
 */
record Training(Family family, Shape shape, long seed, Thresholds thresholds, Unseen unseen, String command) {
    static final Thresholds DEFAULT_THRESHOLDS = new Thresholds(0.8, 0.95);

    private static final int GOLDEN_ROWS = 1_000;
    private static final int ID_DIGITS = 12;

    /** Whether archetypes are judged that were held out of training. */
    enum Unseen {
        JUDGE,
        SKIP
    }

    /** What came of it. */
    static final class Result {
        final byte[] bundle;
        final byte[] pmml;
        final ModelCard card;

        Result(byte[] bundle, byte[] pmml, ModelCard card) {
            this.bundle = bundle;
            this.pmml = pmml;
            this.card = card;
        }
    }

    Result run(Split rows, Progress progress) {
        Forest forest = fitted(rows.fit(), rows.calibration(), progress);
        Evaluation evaluation = new Judge(forest, rows.test(), thresholds).evaluation(rows.testDescription(), seed);
        List<ArchetypeResult> unseenResults = unseen == Unseen.JUDGE ? unseen(rows, evaluation, progress) : List.of();
        byte[] pmml = pmml(forest);
        GoldenRows golden = GoldenRows.of(
                goldenVectors(rows.test()), FeatureSchema.SIZE, Scorer.of(forest, Scorer.Form.fastest(forest)));
        ModelCard card = card(forest, rows, evaluation, unseenResults, pmml, golden);
        try {
            ByteArrayOutputStream bundle = new ByteArrayOutputStream();
            ModelBundle.write(card, pmml, golden, bundle);
            return new Result(bundle.toByteArray(), pmml, card);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Forest fitted(Rows fit, Rows calibration, Progress progress) {
        return Platt.calibrate(family.fitter().fit(fit, shape, seed, progress), calibration);
    }

    /** A model without the archetype, and its word on the rows it has never seen the like of. */
    private List<ArchetypeResult> unseen(Split rows, Evaluation evaluation, Progress progress) {
        List<ArchetypeResult> results = new ArrayList<>();
        for (ArchetypeResult known : evaluation.archetypes()) {
            String archetype = known.archetype();
            Forest without = fitted(without(rows.fit(), archetype), without(rows.calibration(), archetype), progress);
            results.add(new Judge(without, rows.test(), thresholds).archetype(archetype));
        }
        return results;
    }

    private static Rows without(Rows rows, String archetype) {
        return rows.select(IntStream.range(0, rows.count())
                .filter(row -> !rows.archetype(row).equals(archetype))
                .toArray());
    }

    private byte[] pmml(Forest forest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PmmlWriter.write(forest, family.algorithm(), out);
        return out.toByteArray();
    }

    /** An even choice of rows, one of which nothing is known, and one beyond all bounds. */
    private static List<double[]> goldenVectors(Rows rows) {
        List<double[]> vectors = new ArrayList<>();
        int step = Math.max(1, rows.count() / GOLDEN_ROWS);
        for (int row = 0; row < rows.count() && vectors.size() < GOLDEN_ROWS; row += step) {
            vectors.add(rows.vector(row));
        }
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            double[] vector = new double[FeatureSchema.SIZE];
            Arrays.fill(vector, odd);
            vectors.add(vector);
        }
        return vectors;
    }

    private ModelCard card(
            Forest forest,
            Split rows,
            Evaluation evaluation,
            List<ArchetypeResult> unseenResults,
            byte[] pmml,
            GoldenRows golden) {
        String pmmlSha256 = ModelBundle.sha256(pmml);
        String id =
                family.label() + "-" + shape.trees() + "x" + shape.leaves() + "-" + pmmlSha256.substring(0, ID_DIGITS);
        return new ModelCard(
                ModelCard.FORMAT,
                id,
                family.label(),
                forest.trees().size(),
                forest.mostLeaves(),
                forest.columns(),
                FeatureSchema.hash(),
                new ModelCard.Data(
                        rows.description(),
                        rows.synthetic(),
                        seed,
                        rows.fit().count(),
                        rows.fit().fraudCount(),
                        rows.fit().sha256()),
                new Calibration("platt", forest.slope(), forest.intercept()),
                thresholds,
                evaluation,
                unseenResults,
                References.of(forest, rows.fit(), rows.test()),
                provenance(rows),
                pmmlSha256,
                ModelBundle.sha256(golden));
    }

    private Map<String, String> provenance(Split rows) {
        Map<String, String> provenance = new HashMap<>(rows.origin());
        provenance.put("command", command);
        provenance.put("library", family.library());
        provenance.put("calibration rows", rows.calibration().sha256());
        provenance.put("test rows", rows.test().sha256());
        provenance.put("learning rate", Double.toString(shape.learningRate()));
        return provenance;
    }

    /** How many forests {@link #run} fits, to measure progress by. */
    int forestCount(Split rows) {
        TreeSet<String> archetypes = new TreeSet<>();
        for (int row = 0; row < rows.test().count(); row++) {
            if (rows.test().isFraud(row) && !rows.test().archetype(row).isEmpty()) {
                archetypes.add(rows.test().archetype(row));
            }
        }
        return unseen == Unseen.JUDGE ? 1 + archetypes.size() : 1;
    }
}
