package io.adtally.fraud.score;

import io.adtally.fraud.drift.Distribution;
import io.adtally.fraud.drift.Reference;
import java.util.List;
import java.util.Map;

/**
 * What is to be known of a model: where it comes from, what it was trained on and how well it did. Lies in the bundle as
 * JSON. Metrics are NaN where nothing could be measured, a precision for example where nothing was flagged.
 *
 * @param format of the bundle, {@link #FORMAT}
 * @param id names the model in verdicts: family, shape and the first digits of the PMML's checksum
 * @param family which library fitted it, lower case
 * @param trees how many
 * @param leaves of the largest tree
 * @param columns names of the vector's columns
 * @param featureSchema {@link io.adtally.fraud.feature.FeatureSchema#hash} where it was trained
 * @param data what it was trained on
 * @param calibration what makes a probability of its trees' sum; already part of the PMML
 * @param thresholds advice; those in force are the control plane's
 * @param evaluation on rows it never saw; archetypes as in training
 * @param unseenArchetypes each judged by a model trained without it; empty where archetypes are not known
 * @param reference what its traffic was like, for drift; {@link Reference#UNKNOWN} in bundles of earlier releases
 * @param provenance versions, parameters and the command that makes the same bundle again
 * @param pmmlSha256 of the PMML, lower-case hex
 * @param goldenSha256 of the golden rows, lower-case hex
 */
public record ModelCard(
        int format,
        String id,
        String family,
        int trees,
        int leaves,
        List<String> columns,
        String featureSchema,
        Data data,
        Calibration calibration,
        Thresholds thresholds,
        Evaluation evaluation,
        List<ArchetypeResult> unseenArchetypes,
        Reference reference,
        Map<String, String> provenance,
        String pmmlSha256,
        String goldenSha256) {
    /** The bundles that are read and written here. */
    public static final int FORMAT = 1;

    private static final int LONGEST_ID = 100;

    /** Checks what would mislead, and copies. */
    public ModelCard {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format must be " + FORMAT + " but is " + format);
        }
        if (id.isEmpty() || id.length() > LONGEST_ID || !id.matches("[a-z0-9][a-z0-9._-]*")) {
            throw new IllegalArgumentException("id must be lower-case letters, digits, '.', '_' and '-'");
        }
        columns = List.copyOf(columns);
        List<String> known =
                reference.features().stream().map(Distribution::name).toList();
        if (!known.isEmpty() && !known.equals(columns)) {
            throw new IllegalArgumentException("reference must be of the columns " + columns + " but is of " + known);
        }
        unseenArchetypes = List.copyOf(unseenArchetypes);
        provenance = Map.copyOf(provenance);
    }

    /**
     * Rows it was fitted to.
     *
     * @param description in one sentence
     * @param synthetic whether a generator made them
     * @param seed of the generator and the fit
     * @param rows fitted to; calibration rows are others
     * @param fraudRows those of them that are fraud
     * @param sha256 of the rows' values and labels, lower-case hex
     */
    public record Data(String description, boolean synthetic, long seed, long rows, long fraudRows, String sha256) {}

    /**
     * {@code log odds = intercept + slope * sum}.
     *
     * @param method platt or none
     */
    public record Calibration(String method, double slope, double intercept) {}

    /** Greater scores are quarantined, or dropped. */
    public record Thresholds(double quarantine, double drop) {
        /** Checks the order. */
        public Thresholds {
            if (!(quarantine > 0 && quarantine < drop && drop < 1)) {
                throw new IllegalArgumentException(
                        "thresholds must be 0 < quarantine < drop < 1 but are " + quarantine + " and " + drop);
            }
        }
    }

    /** An estimate and the interval that bootstrap samples leave it 95 % of the time. */
    public record Estimate(double value, double low, double high) {}

    /**
     * How the model did.
     *
     * @param calibrationError expected calibration error over 15 equal ranges of the score
     * @param quarantine what scores above the quarantine threshold, those above drop included
     * @param drop what scores above the drop threshold
     */
    public record Evaluation(
            String description,
            long rows,
            long fraudRows,
            Estimate areaUnderCurve,
            Estimate averagePrecision,
            double calibrationError,
            Tier quarantine,
            Tier drop,
            List<ArchetypeResult> archetypes,
            HumanCost humans) {
        /** Copies. */
        public Evaluation {
            archetypes = List.copyOf(archetypes);
        }
    }

    /**
     * What lies above a threshold.
     *
     * @param precision share of fraud among it
     * @param recall share of all fraud that it is
     */
    public record Tier(double above, long rows, Estimate precision, double recall) {}

    /**
     * One kind of fraud.
     *
     * @param quarantineRecall share of its rows above the quarantine threshold
     * @param quarantinePrecision its rows, of those and of human rows above the threshold
     */
    public record ArchetypeResult(
            String archetype,
            long rows,
            double quarantineRecall,
            double quarantinePrecision,
            double dropRecall,
            double dropPrecision) {}

    /**
     * What the model costs honest traffic, in micro-units of the price of its events.
     *
     * @param quarantineShare share of the money that is held back until an analyst releases it
     * @param dropShare share of the money that is lost
     */
    public record HumanCost(
            long rows,
            long quarantined,
            long dropped,
            long priceMicros,
            long quarantinedMicros,
            long droppedMicros,
            double quarantineShare,
            double dropShare) {}
}
