package io.adtally.fraud.train.fit;

import io.adtally.fraud.score.Forest;
import io.adtally.fraud.train.rows.Rows;

/** Fits a forest to rows. Stateless and deterministic: the same rows, shape and seed give the same forest. */
public interface Fitter {
    /**
     * Without calibration: slope and intercept are what the library's objective says.
     *
     * @param progress hears how many trees are fitted
     */
    Forest fit(Rows rows, Shape shape, long seed, Progress progress);

    /** Hears how far the work is. */
    interface Progress {
        /** For who does not care. */
        Progress SILENT = trees -> {};

        void fitted(int trees);
    }
}
