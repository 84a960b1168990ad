package io.adtally.fraud.train.export;

import io.adtally.fraud.score.ModelCard;
import io.adtally.fraud.score.ModelCard.ArchetypeResult;
import io.adtally.fraud.score.ModelCard.Estimate;
import io.adtally.fraud.score.ModelCard.Evaluation;
import io.adtally.fraud.score.ModelCard.HumanCost;
import io.adtally.fraud.score.ModelCard.Tier;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A model's card for people, in Markdown. */
public final class CardMarkdown {
    private static final double MICROS = 1e6;

    private CardMarkdown() {}

    /** The same card gives the same text. */
    public static String of(ModelCard card) {
        StringBuilder text = new StringBuilder();
        Formatter out = new Formatter(text, Locale.ROOT);
        out.format("# Model %s\n\n", card.id());
        if (card.data().synthetic()) {
            out.format(
                    "**Trained and judged on synthetic traffic.** It knows the bots of a generator; how well it does\n");
            out.format("on real traffic is not known before it was judged by labelled events of that traffic.\n\n");
        }
        facts(out, card);
        evaluation(out, card.evaluation());
        if (!card.unseenArchetypes().isEmpty()) {
            out.format("\n## Archetypes never seen in training\n\n");
            out.format("Each judged by a model of the same shape that was trained without it.\n\n");
            archetypes(out, card.unseenArchetypes());
        }
        out.format("\n## Provenance\n\n");
        new TreeMap<>(card.provenance()).forEach((key, value) -> out.format("- %s: `%s`\n", key, value));
        out.format("- feature schema: `%s`\n", card.featureSchema());
        out.format("- rows: `%s`\n", card.data().sha256());
        out.format("- PMML: `%s`\n", card.pmmlSha256());
        return text.toString();
    }

    private static void facts(Formatter out, ModelCard card) {
        out.format("| | |\n|---|---|\n");
        out.format("| family | %s, %d trees of up to %d leaves |\n", card.family(), card.trees(), card.leaves());
        out.format("| trained on | %s |\n", card.data().description());
        out.format(
                "| rows | %d, of which %d fraud; seed %d |\n",
                card.data().rows(), card.data().fraudRows(), card.data().seed());
        out.format(
                "| calibration | %s, slope %.4f, intercept %.4f |\n",
                card.calibration().method(),
                card.calibration().slope(),
                card.calibration().intercept());
        out.format(
                "| thresholds | quarantine above %.2f, drop above %.2f |\n",
                card.thresholds().quarantine(), card.thresholds().drop());
    }

    private static void evaluation(Formatter out, Evaluation evaluation) {
        out.format("\n## On rows never seen\n\n");
        out.format(
                "%s: %d rows, %d of them fraud. In brackets the interval of 95 %% of bootstrap samples.\n\n",
                evaluation.description(), evaluation.rows(), evaluation.fraudRows());
        out.format("| measure | value |\n|---|---|\n");
        out.format("| area under the ROC curve | %s |\n", estimate(evaluation.areaUnderCurve()));
        out.format("| average precision | %s |\n", estimate(evaluation.averagePrecision()));
        out.format("| expected calibration error | %.4f |\n", evaluation.calibrationError());
        tier(out, evaluation.quarantine());
        tier(out, evaluation.drop());
        humans(out, evaluation.humans());
        if (!evaluation.archetypes().isEmpty()) {
            out.format("\n## Archetypes\n\n");
            out.format("Precision counts an archetype's rows against all human rows above the same threshold.\n\n");
            archetypes(out, evaluation.archetypes());
        }
    }

    private static void tier(Formatter out, Tier tier) {
        out.format(
                "| above %.2f | %d rows, precision %s, recall %s |\n",
                tier.above(), tier.rows(), estimate(tier.precision()), percent(tier.recall()));
    }

    private static void humans(Formatter out, HumanCost humans) {
        out.format(
                "| people's events held back | %d of %d, %.2f of %.2f in money (%s) |\n",
                humans.quarantined(),
                humans.rows(),
                humans.quarantinedMicros() / MICROS,
                humans.priceMicros() / MICROS,
                percent(humans.quarantineShare()));
        out.format(
                "| people's events dropped | %d, %.2f in money (%s) |\n",
                humans.dropped(), humans.droppedMicros() / MICROS, percent(humans.dropShare()));
    }

    private static void archetypes(Formatter out, List<ArchetypeResult> results) {
        out.format("| archetype | rows | recall, quarantine | precision | recall, drop | precision |\n");
        out.format("|---|---|---|---|---|---|\n");
        for (ArchetypeResult result : results) {
            out.format(
                    "| %s | %d | %s | %s | %s | %s |\n",
                    result.archetype(),
                    result.rows(),
                    percent(result.quarantineRecall()),
                    percent(result.quarantinePrecision()),
                    percent(result.dropRecall()),
                    percent(result.dropPrecision()));
        }
    }

    private static String estimate(Estimate estimate) {
        if (Double.isNaN(estimate.value())) {
            return "none";
        }
        return String.format(Locale.ROOT, "%.4f (%.4f to %.4f)", estimate.value(), estimate.low(), estimate.high());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "none" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
