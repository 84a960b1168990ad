package io.adtally.fraud.score;

/** What a scorer writes on while it scores. One for each thread and scorer, from {@link Scorer#newScratch}; not thread-safe. */
public final class Scratch {
    final double[] inputs;
    final int[] rows;
    final long[] reachable;

    Scratch(int inputs, int rows, int trees) {
        this.inputs = new double[inputs];
        this.rows = new int[rows];
        this.reachable = new long[trees];
    }
}
