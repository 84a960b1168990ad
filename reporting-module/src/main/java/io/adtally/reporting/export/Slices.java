package io.adtally.reporting.export;

import io.adtally.reporting.query.Granularity;
import io.adtally.reporting.query.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts a range into what becomes a file each: whole days of its zone, so that no minute, hour or day is cut. */
final class Slices {
    private Slices() {}

    static List<TimeRange> of(TimeRange range, Granularity granularity) {
        if (granularity == Granularity.TOTAL) {
            return List.of(range);
        }
        List<TimeRange> slices = new ArrayList<>();
        Instant from = range.from();
        while (from.isBefore(range.to())) {
            Instant to = from.atZone(range.zone())
                    .toLocalDate()
                    .plusDays(days(granularity))
                    .atStartOfDay(range.zone())
                    .toInstant();
            to = to.isAfter(range.to()) ? range.to() : to;
            slices.add(new TimeRange(from, to, range.zone()));
            from = to;
        }
        return slices;
    }

    private static int days(Granularity granularity) {
        return switch (granularity) {
            case MINUTE -> 1;
            case HOUR -> 7;
            case DAY, TOTAL -> 31;
        };
    }
}
