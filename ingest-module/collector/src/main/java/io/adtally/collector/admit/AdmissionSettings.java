package io.adtally.collector.admit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The bounds of a batch.
 *
 * @param maxItems items in one body, 1..100000
 * @param clockTolerance how far event_time may be ahead of the collector, 0..1 h; it is then clamped
 * @param maxExtraFields unknown fields kept per item, 0..1000
 * @param maxExtraCharacters their names and values together, 0..1000000
 */
public record AdmissionSettings(int maxItems, Duration clockTolerance, int maxExtraFields, int maxExtraCharacters) {
    public AdmissionSettings {
        List<String> errors = new ArrayList<>();
        if (maxItems < 1 || maxItems > 100_000) {
            errors.add("max-items must be in 1..100000: " + maxItems);
        }
        if (clockTolerance.isNegative() || clockTolerance.compareTo(Duration.ofHours(1)) > 0) {
            errors.add("clock-tolerance must be in 0..1h: " + clockTolerance);
        }
        if (maxExtraFields < 0 || maxExtraFields > 1000) {
            errors.add("max-extra-fields must be in 0..1000: " + maxExtraFields);
        }
        if (maxExtraCharacters < 0 || maxExtraCharacters > 1_000_000) {
            errors.add("max-extra-characters must be in 0..1000000: " + maxExtraCharacters);
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("adtally.collector.admission: " + String.join("; ", errors));
        }
    }
}
