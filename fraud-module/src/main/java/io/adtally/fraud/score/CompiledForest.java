package io.adtally.fraud.score;

/** A forest made ready to be asked; the forms give the same sums to the last bit. Immutable. */
sealed interface CompiledForest permits FlatForest, TabulatedForest {
    /** The sum of the trees, in their order. */
    double sum(double[] features, Scratch scratch);

    /** How many row numbers it needs to keep while it sums. */
    int rowSlots();
}
