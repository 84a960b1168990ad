package io.adtally.fraud.train;

import io.adtally.fraud.score.ModelCard.Thresholds;
import io.adtally.fraud.train.export.CardMarkdown;
import io.adtally.fraud.train.fit.Family;
import io.adtally.fraud.train.fit.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits a model and writes its bundle and card. */
@Command(
        name = "train",
        description = "Trains a model and writes DIR/bundle.zip, DIR/card.md and DIR/model.pmml.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what has a default or is required
final class TrainCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(
            names = "--family",
            defaultValue = "lightgbm",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Family family;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "300000",
            description =
                    "Synthetic rows to fit to; a third as many each calibrate and judge (default: ${DEFAULT-VALUE}).")
    int rows;

    @Option(
            names = "--rows-from",
            paramLabel = "FILE",
            description = "Train on these rows instead: CSV of the features, label and weight; see docs/models.md.")
    @Nullable
    Path rowsFrom;

    @Option(names = "--trees", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}.")
    int trees;

    @Option(
            names = "--leaves",
            defaultValue = "31",
            description = "Of a tree; at most 64 for the fast form (default: ${DEFAULT-VALUE}).")
    int leaves;

    @Option(names = "--learning-rate", defaultValue = "0.08", description = "Default: ${DEFAULT-VALUE}.")
    double learningRate;

    @Option(names = "--quarantine", defaultValue = "0.8", description = "Default: ${DEFAULT-VALUE}.")
    double quarantine;

    @Option(names = "--drop", defaultValue = "0.95", description = "Default: ${DEFAULT-VALUE}.")
    double drop;

    @Option(names = "--skip-unseen", description = "Do not judge archetypes by models trained without them.")
    boolean skipUnseen;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Made where absent.")
    Path out;

    @Override
    public Integer call() throws IOException {
        Training training = new Training(
                family,
                new Shape(trees, leaves, learningRate),
                seed,
                new Thresholds(quarantine, drop),
                skipUnseen ? Training.Unseen.SKIP : Training.Unseen.JUDGE,
                command());
        spec.commandLine().getErr().println("making rows");
        Split split = rowsFrom == null ? Split.synthetic(seed, rows) : Split.read(rowsFrom, seed);
        Training.Result result;
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("trees")
                .setInitialMax((long) trees * training.forestCount(split))
                .build()) {
            int[] forest = {0, 0};
            result = training.run(split, fitted -> {
                forest[0] += fitted <= forest[1] ? trees : 0;
                forest[1] = fitted;
                bar.stepTo(forest[0] + fitted);
            });
        }
        Files.createDirectories(out);
        Files.write(out.resolve("bundle.zip"), result.bundle);
        Files.write(out.resolve("model.pmml"), result.pmml);
        String card = CardMarkdown.of(result.card);
        Files.writeString(out.resolve("card.md"), card);
        spec.commandLine().getOut().println(card);
        spec.commandLine().getOut().println("written to " + out.resolve("bundle.zip"));
        return 0;
    }

    private String command() {
        String source = rowsFrom == null ? " --rows " + rows : " --rows-from " + rowsFrom.getFileName();
        return "fraud-train train --family " + family.label() + " --seed " + seed + source + " --trees " + trees
                + " --leaves " + leaves + " --learning-rate " + learningRate + (skipUnseen ? " --skip-unseen" : "");
    }
}
