package io.adtally.fraud.train;

import io.adtally.fraud.score.ModelBundle;
import io.adtally.fraud.score.ModelCard.Estimate;
import io.adtally.fraud.train.evaluate.Comparison;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two bundles on the same rows. */
@Command(
        name = "compare",
        description = "Compares a challenger with a champion on the same rows, by the champion's thresholds.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class CompareCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CHAMPION", description = "A bundle.zip, or 'bundled'.")
    Path champion;

    @Parameters(index = "1", paramLabel = "CHALLENGER", description = "A bundle.zip, or 'bundled'.")
    Path challenger;

    @Mixin
    RowsOptions options;

    @Override
    public Integer call() throws Exception {
        ModelBundle before = BundleFile.read(champion);
        ModelBundle after = BundleFile.read(challenger);
        Comparison comparison = Comparison.of(
                before.forest(), after.forest(), options.read(), before.card().thresholds(), options.seed);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s less %s, on %s%n", after.card().id(), before.card().id(), options.description());
        print(out, "average precision", comparison.averagePrecision());
        print(out, "area under the ROC curve", comparison.areaUnderCurve());
        print(out, "precision, quarantine", comparison.quarantinePrecision());
        print(out, "precision, drop", comparison.dropPrecision());
        return 0;
    }

    private static void print(PrintWriter out, String measure, Estimate difference) {
        String word = difference.low() > 0 ? "better" : difference.high() < 0 ? "worse" : "no difference to rely on";
        out.printf(
                "%-26s %+.5f (%+.5f to %+.5f): %s%n",
                measure, difference.value(), difference.low(), difference.high(), word);
    }
}
