package io.adtally.reporting.rest;

import io.adtally.reporting.query.Granularity;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The longest range by granularity.
 *
 * @param kept how far back anything can be asked
 * @param exportedMinutes the longest range of an export by minute; others may take all that is kept
 */
@ConfigurationProperties("adtally.reporting.ranges")
record RangeSettings(
        Duration minute, Duration hour, Duration day, Duration total, Duration kept, Duration exportedMinutes) {
    /** For a report that somebody waits for. */
    Duration longest(Granularity granularity) {
        return switch (granularity) {
            case MINUTE -> minute;
            case HOUR -> hour;
            case DAY -> day;
            case TOTAL -> total;
        };
    }

    /** For an export. */
    Duration longestExport(Granularity granularity) {
        return granularity == Granularity.MINUTE ? exportedMinutes : kept;
    }
}
