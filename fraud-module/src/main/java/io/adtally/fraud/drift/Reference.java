package io.adtally.fraud.drift;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model knew of traffic when it was made, for the traffic that it judges to be held against.
 *
 * @param features of the rows it was fitted to, in the order of the columns; empty where they are not known
 * @param scores of rows it never saw, by twentieths
 */
public record Reference(List<Distribution> features, Distribution scores) {
    private static final int SCORE_RANGES = 20;

    /** By which scores are told apart; the built-in thresholds are among them. */
    public static final List<Double> SCORE_EDGES = IntStream.range(1, SCORE_RANGES)
            .mapToObj(range -> (double) range / SCORE_RANGES)
            .toList();

    /** The name of the distribution of scores. */
    public static final String SCORE = "score";

    /** Of a model that came without one. */
    public static final Reference UNKNOWN = new Reference(List.of(), new Distribution(SCORE, SCORE_EDGES, List.of()));

    /** Copies, and checks how scores are told apart. */
    public Reference {
        features = List.copyOf(features);
        if (!scores.edges().equals(SCORE_EDGES)) {
            throw new IllegalArgumentException("edges of scores must be " + SCORE_EDGES + " but are " + scores.edges());
        }
    }
}
