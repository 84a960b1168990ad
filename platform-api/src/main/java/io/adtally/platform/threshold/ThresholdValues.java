package io.adtally.platform.threshold;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Scores above which an event is quarantined or dropped.
 *
 * @param quarantine 0 to 1, below drop
 * @param drop 0 to 1
 * @param overrides other scores for some advertisers, at most one each
 */
public record ThresholdValues(
        double quarantine,
        double drop,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<AdvertiserOverride> overrides) {
    /** What is in force where nothing was ever approved. */
    public static final ThresholdValues BUILT_IN = new ThresholdValues(0.8, 0.95, List.of());

    /** An advertiser's own scores. */
    public record AdvertiserOverride(String advertiserId, double quarantine, double drop) {
        public AdvertiserOverride {
            Checks.id("overrides", advertiserId);
            requireOrdered("overrides", quarantine, drop);
        }
    }

    public ThresholdValues {
        requireOrdered("quarantine", quarantine, drop);
        overrides = List.copyOf(overrides);
        if (overrides.stream().map(AdvertiserOverride::advertiserId).distinct().count() < overrides.size()) {
            throw RefusedException.badValue("overrides", "An advertiser has two overrides");
        }
    }

    /** For a person, in one line. */
    public String describe() {
        String others = overrides.stream()
                .map(other -> "; " + other.advertiserId() + " " + other.quarantine() + "/" + other.drop())
                .collect(Collectors.joining());
        return "quarantine above " + quarantine + ", drop above " + drop + others;
    }

    private static void requireOrdered(String field, double quarantine, double drop) {
        if (!(quarantine >= 0 && quarantine < drop && drop <= 1)) {
            throw RefusedException.badValue(
                    field,
                    "Thresholds are 0 <= quarantine < drop <= 1; found quarantine " + quarantine + ", drop " + drop);
        }
    }
}
