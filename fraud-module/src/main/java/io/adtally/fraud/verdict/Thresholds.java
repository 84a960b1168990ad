package io.adtally.fraud.verdict;

import java.util.Map;

/**
 * The scores above which an event is quarantined or dropped, for all advertisers and for those with their own.
 *
 * @param version rises with every change; 0 for the built-in ones
 * @param overrides by advertiser id
 */
public record Thresholds(long version, Pair common, Map<String, Pair> overrides) {
    /** In force until the control plane says otherwise. */
    public static final Thresholds BUILT_IN = new Thresholds(0, new Pair(0.8, 0.95), Map.of());

    /** Copies the overrides. */
    public Thresholds {
        overrides = Map.copyOf(overrides);
    }

    /**
     * Both thresholds; a score must be greater to be caught.
     *
     * @param quarantine 0..1, at most {@code drop}
     * @param drop 0..1
     */
    public record Pair(double quarantine, double drop) {
        /** IllegalArgumentException if out of range or crossed. */
        public Pair {
            if (!(quarantine >= 0 && quarantine <= drop && drop <= 1)) {
                throw new IllegalArgumentException(
                        "thresholds must be 0 <= quarantine <= drop <= 1: quarantine " + quarantine + ", drop " + drop);
            }
        }
    }

    /** What a score means for an advertiser; NaN is clean. */
    public Ruling ruling(double score, String advertiserId) {
        Pair pair = overrides.getOrDefault(advertiserId, common);
        if (score > pair.drop()) {
            return Ruling.SIVT;
        }
        return score > pair.quarantine() ? Ruling.QUARANTINE : Ruling.CLEAN;
    }
}
