package io.adtally.fraud.score;

import java.util.ArrayList;
import java.util.List;

/**
 * A model ready to score. Immutable and safe for any number of threads, each with a {@link Scratch} of its own. Share one
 * instance per process: a table may take megabytes.
 */
public final class Scorer {
    /** How the trees are kept; scores are the same to the last bit. */
    public enum Form {
        /** Arrays that are walked: any forest, small, and slower. */
        FLAT,
        /** Tables of bits: several times faster, at most 64 leaves a tree. See docs/decisions/0009. */
        TABULATED;

        /** The faster one that the forest fits. */
        public static Form fastest(Forest forest) {
            return TabulatedForest.fits(forest) ? TABULATED : FLAT;
        }
    }

    private final List<String> columns;
    private final int width;
    private final double slope;
    private final double intercept;
    private final FlatForest flat;
    private final CompiledForest compiled;
    private final int trees;

    private Scorer(Forest forest, Form form) {
        columns = forest.columns();
        width = columns.size();
        slope = forest.slope();
        intercept = forest.intercept();
        trees = forest.trees().size();
        flat = new FlatForest(forest);
        compiled = switch (form) {
            case FLAT -> flat;
            case TABULATED -> new TabulatedForest(forest);
        };
    }

    /** Throws {@link IllegalArgumentException} where the forest does not fit the form, see {@link Form#fastest}. */
    public static Scorer of(Forest forest, Form form) {
        if (form == Form.TABULATED && !TabulatedForest.fits(forest)) {
            throw new IllegalArgumentException("a tree has more than " + TabulatedForest.MOST_LEAVES
                    + " leaves, or the table would be too large to gain anything");
        }
        return new Scorer(forest, form);
    }

    /** For one thread and this scorer. */
    public Scratch newScratch() {
        return new Scratch(flat.inputSlots(), compiled.rowSlots(), trees);
    }

    /**
     * The probability that the event is invalid traffic, 0 to 1. Allocates nothing.
     *
     * @param features in the order of the columns; NaN is missing
     */
    public double score(double[] features, Scratch scratch) {
        return 1 / (1 + Math.exp(-logOdds(features, scratch)));
    }

    /** The logarithm of the score over what it leaves to 1: finite where the score itself is rounded to 0 or 1. */
    public double logOdds(double[] features, Scratch scratch) {
        return intercept + slope * compiled.sum(features, scratch);
    }

    /**
     * What each column contributed to the score's logarithmic odds, beside what is to be expected of an event of which
     * nothing is known. The method is approximate where features work together. Slower than scoring: for flagged events.
     *
     * @param contributions as long as the columns; overwritten
     */
    public void explain(double[] features, Scratch scratch, double[] contributions) {
        flat.explain(features, scratch, contributions);
        for (int column = 0; column < width; column++) {
            contributions[column] *= slope;
        }
    }

    /** The logarithmic odds to which the contributions add: those of an event of which nothing is known. */
    public double expectedLogOdds() {
        return intercept + slope * flat.expectation();
    }

    /**
     * Names of the columns that speak most against an event, in no order that means anything: fewer where fewer do.
     * Allocates: for flagged events.
     *
     * @param most how many at most
     */
    public List<String> mainSignals(double[] features, Scratch scratch, int most) {
        double[] contributions = new double[width];
        explain(features, scratch, contributions);
        List<String> signals = new ArrayList<>(most);
        while (signals.size() < most) {
            int greatest = 0;
            for (int column = 1; column < width; column++) {
                greatest = contributions[column] > contributions[greatest] ? column : greatest;
            }
            if (!(contributions[greatest] > 0)) {
                break;
            }
            signals.add(columns.get(greatest));
            contributions[greatest] = 0;
        }
        return List.copyOf(signals);
    }
}
