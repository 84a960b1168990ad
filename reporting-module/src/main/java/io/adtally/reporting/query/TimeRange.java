package io.adtally.reporting.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A half-open range of event time in the calendar of a time zone.
 *
 * @param from its first moment, a whole minute
 * @param to the first moment after it, a whole minute
 */
public record TimeRange(Instant from, Instant to, ZoneId zone) {
    private static final int SECONDS_PER_HOUR = 3600;

    public TimeRange {
        if (!from.truncatedTo(ChronoUnit.MINUTES).equals(from)) {
            throw RefusedException.badValue("from", "from must be a whole minute; found " + from);
        }
        if (!to.truncatedTo(ChronoUnit.MINUTES).equals(to)) {
            throw RefusedException.badValue("to", "to must be a whole minute; found " + to);
        }
        if (!from.isBefore(to)) {
            throw RefusedException.badValue("from", "from must be before to; found from " + from + ", to " + to);
        }
    }

    /** The zone of that name in the IANA database. */
    public static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw RefusedException.badValue(
                    "tz",
                    "tz is a name of the IANA time zone database, such as UTC, Europe/Berlin or Asia/Kolkata; found \""
                            + RefusedException.shortened(name) + "\"");
        }
        return ZoneId.of(name);
    }

    /** A moment as people write it: a day or a local time of the zone, or a time with its offset (RFC 3339). */
    public static Instant moment(String parameter, String text, ZoneId zone) {
        try {
            if (text.length() == "2026-11-01".length()) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            if (text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T')) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw RefusedException.badValue(
                    parameter,
                    parameter + " is a day (2026-11-01) or time (2026-11-01T13:00) of the zone tz, or a time with its"
                            + " offset (2026-11-01T13:00:00Z, 2026-11-01T13:00:00%2B01:00 with the + encoded); found \""
                            + RefusedException.shortened(text) + "\"");
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The coarsest rollup whose buckets are never cut by this range's ends or by the zone's hours or days. */
    public Granularity rollupFor(Granularity granularity) {
        Granularity byEnds = coarsest(from) == Granularity.MINUTE || coarsest(to) == Granularity.MINUTE
                ? Granularity.MINUTE
                : coarsest(from) == Granularity.HOUR || coarsest(to) == Granularity.HOUR
                        ? Granularity.HOUR
                        : Granularity.DAY;
        return switch (granularity) {
            case MINUTE -> Granularity.MINUTE;
            case HOUR -> byEnds == Granularity.MINUTE || !hasWholeHours() ? Granularity.MINUTE : Granularity.HOUR;
            case DAY ->
                byEnds == Granularity.MINUTE || !hasWholeHours()
                        ? Granularity.MINUTE
                        : isUtc() ? byEnds : Granularity.HOUR;
            case TOTAL -> byEnds;
        };
    }

    private static Granularity coarsest(Instant end) {
        if (end.truncatedTo(ChronoUnit.DAYS).equals(end)) {
            return Granularity.DAY;
        }
        return end.truncatedTo(ChronoUnit.HOURS).equals(end) ? Granularity.HOUR : Granularity.MINUTE;
    }

    private boolean isUtc() {
        return zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(from).equals(ZoneOffset.UTC);
    }

    /** Whether the zone is whole hours from UTC throughout. */
    private boolean hasWholeHours() {
        ZoneRules rules = zone.getRules();
        if (!isWhole(rules.getOffset(from))) {
            return false;
        }
        for (ZoneOffsetTransition change = rules.nextTransition(from);
                change != null && change.getInstant().isBefore(to);
                change = rules.nextTransition(change.getInstant())) {
            if (!isWhole(change.getOffsetAfter())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(ZoneOffset offset) {
        return offset.getTotalSeconds() % SECONDS_PER_HOUR == 0;
    }
}
