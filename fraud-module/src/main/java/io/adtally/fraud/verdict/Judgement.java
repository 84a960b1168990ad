package io.adtally.fraud.verdict;

import java.util.List;

/**
 * What was decided of one event's traffic, why, and by which versions; kept with the event, so that every entry of it says
 * the same.
 *
 * @param reason wire name of what decided, empty for {@link Ruling#CLEAN}
 * @param score the champion's probability of invalid traffic, 0..1; NaN where none scored
 * @param challengerScore the challenger's, which decides nothing; NaN where none scored
 * @param signals what speaks most against the event, unordered: inputs of the model where its score decided, entries of
 *     lists by which a rule fired, and rules on trial
 * @param features what was scored, in the order of the feature schema, NaN for missing; empty where nothing was
 * @param versions of everything that was asked
 */
@SuppressWarnings("ArrayRecordComponent") // kept and handed on, never compared
public record Judgement(
        Ruling ruling,
        String reason,
        double score,
        double challengerScore,
        List<String> signals,
        double[] features,
        Versions versions) {

    /** Of an event that was never looked at: a duplicate, one too late, an item that is no event. */
    public static final Judgement NONE = new Judgement(
            Ruling.CLEAN, "", Double.NaN, Double.NaN, List.of(), new double[0], new Versions("", "", "", "", 0));

    /**
     * What was in force.
     *
     * @param rules the rule set
     * @param lists all lists together
     * @param champion id of the model that decides, empty where there is none
     * @param challenger id of the model beside it, empty where there is none
     * @param thresholds 0 for the built-in ones
     */
    public record Versions(String rules, String lists, String champion, String challenger, long thresholds) {}

    /** Decided without a score. */
    public static Judgement unscored(Ruling ruling, String reason, Versions versions) {
        return new Judgement(ruling, reason, Double.NaN, Double.NaN, List.of(), NONE.features, versions);
    }
}
