package io.adtally.fraud.train;

import io.adtally.fraud.train.rows.Rows;
import io.adtally.fraud.train.rows.RowsCsv;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows to judge by. */
final class RowsOptions {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Judge by synthetic rows held out from training with this seed (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many synthetic rows (default: ${DEFAULT-VALUE}).")
    int rows;

    @Option(
            names = "--rows-from",
            paramLabel = "FILE",
            description = "Judge by these rows instead: CSV of the features, label and weight; see docs/models.md.")
    @Nullable
    Path rowsFrom;

    Rows read() throws IOException {
        return rowsFrom == null ? Split.testRows(seed, rows) : RowsCsv.read(rowsFrom);
    }

    String description() throws IOException {
        return rowsFrom == null
                ? "synthetic traffic, held out from seed " + seed
                : RowsOrigin.of(rowsFrom).description();
    }
}
