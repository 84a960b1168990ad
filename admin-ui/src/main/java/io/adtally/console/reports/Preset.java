package io.adtally.console.reports;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** A range of time that people often look at. */
enum Preset {
    LAST_HOUR("Last hour", "minute"),
    LAST_24_HOURS("Last 24 hours", "hour"),
    TODAY("Today", "hour"),
    YESTERDAY("Yesterday", "hour"),
    LAST_7_DAYS("Last 7 days", "day"),
    LAST_30_DAYS("Last 30 days", "day"),
    THIS_MONTH("This month", "day"),
    LAST_MONTH("Last month", "day"),
    CUSTOM("Custom", "day");

    private final String label;
    private final String usualGranularity;

    Preset(String label, String usualGranularity) {
        this.label = label;
        this.usualGranularity = usualGranularity;
    }

    String label() {
        return label;
    }

    /** By what it is usually looked at. */
    String usualGranularity() {
        return usualGranularity;
    }

    /** The range at a moment, in that moment's zone; of CUSTOM the present day. */
    Range at(ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        return switch (this) {
            case LAST_HOUR -> {
                ZonedDateTime end = now.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
                yield new Range(end.minusHours(1), end);
            }
            case LAST_24_HOURS -> {
                ZonedDateTime end = now.truncatedTo(ChronoUnit.HOURS).plusHours(1);
                yield new Range(end.minusHours(24), end);
            }
            case TODAY, CUSTOM -> Range.days(today, today, now.getZone());
            case YESTERDAY -> Range.days(today.minusDays(1), today.minusDays(1), now.getZone());
            case LAST_7_DAYS -> Range.days(today.minusDays(6), today, now.getZone());
            case LAST_30_DAYS -> Range.days(today.minusDays(29), today, now.getZone());
            case THIS_MONTH -> Range.days(today.withDayOfMonth(1), today, now.getZone());
            case LAST_MONTH -> {
                LocalDate first = today.withDayOfMonth(1);
                yield Range.days(first.minusMonths(1), first.minusDays(1), now.getZone());
            }
        };
    }
}
