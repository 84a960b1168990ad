package io.adtally.fraud.train;

import io.adtally.fraud.train.rows.Rows;
import io.adtally.fraud.train.rows.RowsCsv;
import io.adtally.fraud.train.synthetic.TrafficGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Rows to fit to, others to calibrate by, and others again to judge by.
 *
 * @param description where they come from
 * @param testDescription what the last are
 * @param origin more of where they come from, for the model's provenance
 */
record Split(
        Rows fit,
        Rows calibration,
        Rows test,
        String description,
        String testDescription,
        boolean synthetic,
        Map<String, String> origin) {
    /** Seeds of calibration and test rows lie this far from the seed: runs with neighbouring seeds share none. */
    private static final long CALIBRATION = 1L << 40;

    private static final long TEST = 2L << 40;

    /** Synthetic rows; calibration and test rows are of other seeds, and a third as many each. */
    static Split synthetic(long seed, int rows) {
        int others = Math.max(1, rows / 3);
        return new Split(
                TrafficGenerator.rows(seed, rows),
                TrafficGenerator.rows(seed + CALIBRATION, others),
                testRows(seed, others),
                "synthetic traffic of people and six kinds of bots, made by the generator in fraud-train",
                "synthetic traffic of another seed",
                true,
                Map.of());
    }

    /** The rows by which {@link #synthetic} judges. */
    static Rows testRows(long seed, int rows) {
        return TrafficGenerator.rows(seed + TEST, rows);
    }

    /** Rows of a file, shuffled by the seed: 60 % to fit to, 20 % each to calibrate and to judge by. */
    static Split read(Path csv, long seed) throws IOException {
        RowsOrigin origin = RowsOrigin.of(csv);
        Rows all = RowsCsv.read(csv);
        if (all.count() < 10) {
            throw new IllegalArgumentException(csv + " must have at least 10 rows but has " + all.count());
        }
        int[] order = new int[all.count()];
        SplittableRandom random = new SplittableRandom(seed);
        for (int at = 0; at < order.length; at++) {
            int other = random.nextInt(at + 1);
            order[at] = order[other];
            order[other] = at;
        }
        int fitEnd = order.length * 3 / 5;
        int calibrationEnd = order.length * 4 / 5;
        return new Split(
                all.select(Arrays.copyOfRange(order, 0, fitEnd)),
                all.select(Arrays.copyOfRange(order, fitEnd, calibrationEnd)),
                all.select(Arrays.copyOfRange(order, calibrationEnd, order.length)),
                origin.description(),
                "a fifth of the rows, held out",
                false,
                origin.facts());
    }
}
