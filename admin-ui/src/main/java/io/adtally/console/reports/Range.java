package io.adtally.console.reports;

import io.adtally.reporting.client.Question;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** From a moment on, before another, in whole minutes of a zone. */
record Range(ZonedDateTime from, ZonedDateTime to) {
    Range {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A range begins before it ends; found " + from + " and " + to);
        }
    }

    /** Both days and those between. */
    static Range days(LocalDate first, LocalDate last, ZoneId zone) {
        return new Range(first.atStartOfDay(zone), last.plusDays(1).atStartOfDay(zone));
    }

    ZoneId zone() {
        return from.getZone();
    }

    Question question(String granularity) {
        return Question.of(from.toInstant().toString(), to.toInstant().toString(), granularity)
                .in(zone().getId());
    }
}
