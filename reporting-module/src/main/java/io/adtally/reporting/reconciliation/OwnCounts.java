package io.adtally.reporting.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Our counts of one series by hour. Not thread-safe. */
final class OwnCounts {
    private static final int SECONDS_PER_HOUR = 3600;

    private final NavigableMap<Instant, Map<String, Long>> byHour = new TreeMap<>();

    void add(Instant hour, String metric, long count) {
        byHour.computeIfAbsent(hour, key -> new HashMap<>()).merge(metric, count, Long::sum);
    }

    /** The sum over a day of the zone that begins so many hours later than it does there. */
    long day(LocalDate day, ZoneId zone, int shiftHours, String metric) {
        Instant from = day.atStartOfDay(zone).toInstant().plusSeconds((long) shiftHours * SECONDS_PER_HOUR);
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant().plusSeconds((long) shiftHours * SECONDS_PER_HOUR);
        return byHour.subMap(from, true, to, false).values().stream()
                .mapToLong(counts -> counts.getOrDefault(metric, 0L))
                .sum();
    }
}
