package io.adtally.fraud.train;

import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.train.export.CardMarkdown;
import io.adtally.fraud.train.export.TribuoForest;
import io.adtally.fraud.train.rows.RowsCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a bundle apart for others. */
@Command(
        name = "export",
        description =
                "Writes a bundle's parts: DIR/model.pmml for evaluators of that standard, DIR/model.tribuo for Tribuo,"
                        + " DIR/manifest.json and DIR/card.md; and synthetic rows as DIR/rows.csv where asked.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ExportCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "BUNDLE", description = "A bundle.zip, or 'bundled'.")
    Path bundle;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Made where absent.")
    Path out;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "0", description = "Also write so many synthetic rows.")
    int rows;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Of those rows.")
    long seed;

    @Override
    public Integer call() throws Exception {
        ModelBundle model = BundleFile.read(bundle);
        Files.createDirectories(out);
        Files.write(out.resolve("model.pmml"), model.pmml());
        Files.write(out.resolve("manifest.json"), ModelBundle.json(model.card()));
        Files.writeString(out.resolve("card.md"), CardMarkdown.of(model.card()));
        TribuoForest.of(model.card().id(), model.pmml(), model.card().provenance())
                .serializeToFile(out.resolve("model.tribuo"));
        if (rows > 0) {
            RowsCsv.write(Split.testRows(seed, rows), out.resolve("rows.csv"));
        }
        spec.commandLine().getOut().println("written to " + out);
        return 0;
    }
}
