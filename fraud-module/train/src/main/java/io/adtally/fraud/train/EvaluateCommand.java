package io.adtally.fraud.train;

import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.ModelCard;
import io.adtally.fraud.train.evaluate.Judge;
import io.adtally.fraud.train.export.CardMarkdown;
import io.adtally.fraud.train.export.TribuoForest;
import io.adtally.fraud.train.fit.TribuoRows;
import io.adtally.fraud.train.rows.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a bundle by rows. */
@Command(
        name = "evaluate",
        description = "Judges a model: its own card's measures, and Tribuo's.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(
            paramLabel = "BUNDLE",
            description = "A bundle.zip, or 'bundled' for the model that comes with adtally.")
    Path bundle;

    @Mixin
    RowsOptions options;

    @Override
    public Integer call() throws Exception {
        ModelBundle model = BundleFile.read(bundle);
        Rows rows = options.read();
        ModelCard card = model.card();
        ModelCard.Evaluation evaluation =
                new Judge(model.forest(), rows, card.thresholds()).evaluation(options.description(), options.seed);
        spec.commandLine().getOut().println(CardMarkdown.of(judged(card, evaluation)));
        LabelEvaluation byTribuo = new LabelEvaluator()
                .evaluate(
                        TribuoForest.of(card.id(), model.pmml(), card.provenance()),
                        TribuoRows.dataset(rows, options.description()));
        spec.commandLine()
                .getOut()
                .printf(
                        "Tribuo: AUC %.5f, average precision %.5f%n%s%n",
                        byTribuo.AUCROC(TribuoRows.FRAUD), byTribuo.averagedPrecision(TribuoRows.FRAUD), byTribuo);
        return 0;
    }

    /** The card with this judgement in place of the one it came with. */
    private static ModelCard judged(ModelCard card, ModelCard.Evaluation evaluation) {
        return new ModelCard(
                card.format(),
                card.id(),
                card.family(),
                card.trees(),
                card.leaves(),
                card.columns(),
                card.featureSchema(),
                card.data(),
                card.calibration(),
                card.thresholds(),
                evaluation,
                List.of(),
                card.reference(),
                card.provenance(),
                card.pmmlSha256(),
                card.goldenSha256());
    }
}
