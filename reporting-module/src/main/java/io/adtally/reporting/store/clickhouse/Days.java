package io.adtally.reporting.store.clickhouse;

import java.time.LocalDate;
import java.util.List;

/**
 * Consecutive days, UTC.
 *
 * @param from the first
 * @param to the one after the last; IllegalArgumentException if it comes before {@code from}
 */
record Days(LocalDate from, LocalDate to) {
    Days {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("days from " + from + " to " + to + " run backwards");
        }
    }

    static Days of(LocalDate day) {
        return new Days(day, day.plusDays(1));
    }

    /** All days of the day's month. */
    static Days month(LocalDate day) {
        LocalDate first = day.withDayOfMonth(1);
        return new Days(first, first.plusMonths(1));
    }

    /** Those that are also in {@code other}, none if that begins after these or ends before. */
    Days within(Days other) {
        LocalDate later = from.isAfter(other.from) ? from : other.from;
        LocalDate earlier = to.isBefore(other.to) ? to : other.to;
        return earlier.isBefore(later) ? new Days(later, later) : new Days(later, earlier);
    }

    boolean isEmpty() {
        return from.equals(to);
    }

    List<LocalDate> list() {
        return from.datesUntil(to).toList();
    }

    /** A condition on a column of times. */
    String contain(String column) {
        return column + " >= toDateTime('" + from + " 00:00:00', 'UTC') AND " + column + " < toDateTime('" + to
                + " 00:00:00', 'UTC')";
    }

    @Override
    public String toString() {
        return list().size() == 1 ? from.toString() : from + " to " + to.minusDays(1);
    }
}
