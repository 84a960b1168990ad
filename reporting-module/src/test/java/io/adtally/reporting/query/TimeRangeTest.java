package io.adtally.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
    @ParameterizedTest
    @CsvSource({
        // whole days of UTC
        "2026-11-01, 2026-11-03, UTC, MINUTE, MINUTE",
        "2026-11-01, 2026-11-03, UTC, HOUR, HOUR",
        "2026-11-01, 2026-11-03, UTC, DAY, DAY",
        "2026-11-01, 2026-11-03, UTC, TOTAL, DAY",
        // days of whole-hour zones, over a change of clocks, too
        "2026-10-24, 2026-10-27, Europe/Berlin, HOUR, HOUR",
        "2026-10-24, 2026-10-27, Europe/Berlin, DAY, HOUR",
        "2026-10-24, 2026-10-27, Europe/Berlin, TOTAL, HOUR",
        // days of UTC asked for in another zone
        "2026-10-24T00:00:00Z, 2026-10-27T00:00:00Z, Europe/Berlin, TOTAL, DAY",
        "2026-10-24T00:00:00Z, 2026-10-27T00:00:00Z, Europe/Berlin, DAY, HOUR",
        // zones that are not whole hours from UTC, or only in winter: Lord Howe is 11 hours until 5 April, then 10:30
        "2026-11-01, 2026-11-03, Asia/Kolkata, HOUR, MINUTE",
        "2026-11-01, 2026-11-03, Asia/Kolkata, DAY, MINUTE",
        "2026-11-01, 2026-11-03, Asia/Kolkata, TOTAL, MINUTE",
        "2026-04-01T00:00:00Z, 2026-04-03T00:00:00Z, Australia/Lord_Howe, DAY, HOUR",
        "2026-04-01T00:00:00Z, 2026-04-10T00:00:00Z, Australia/Lord_Howe, DAY, MINUTE",
        // ends within hours and days
        "2026-11-01T13:00, 2026-11-03, UTC, DAY, HOUR",
        "2026-11-01T13:30, 2026-11-03, UTC, HOUR, MINUTE",
        "2026-11-01, 2026-11-03T13:01, UTC, TOTAL, MINUTE",
    })
    void theCoarsestRollupThatCutsNothingAnswers(
            String from, String to, String zone, Granularity asked, Granularity rollup) {
        ZoneId id = TimeRange.zone(zone);
        TimeRange range = new TimeRange(TimeRange.moment("from", from, id), TimeRange.moment("to", to, id), id);
        assertThat(range.rollupFor(asked)).isEqualTo(rollup);
    }

    @Test
    void momentsAreReadInTheZoneUnlessTheySayTheirOffset() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(TimeRange.moment("from", "2026-11-01", berlin)).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
        assertThat(TimeRange.moment("from", "2026-11-01T10:30", berlin))
                .isEqualTo(Instant.parse("2026-11-01T09:30:00Z"));
        assertThat(TimeRange.moment("from", "2026-11-01T10:30:00Z", berlin))
                .isEqualTo(Instant.parse("2026-11-01T10:30:00Z"));
        assertThat(TimeRange.moment("from", "2026-11-01T10:30:00-05:00", berlin))
                .isEqualTo(Instant.parse("2026-11-01T15:30:00Z"));
        assertThat(TimeRange.moment("from", "2026-11-01T10:30:00+05:30", berlin))
                .isEqualTo(Instant.parse("2026-11-01T05:00:00Z"));
    }

    @Test
    void whatIsNoMomentIsRefused() {
        ZoneId utc = ZoneId.of("UTC");
        for (String text : new String[] {"", "now", "2026-11-01T10:30:00 01:00", "2026-13-01", "1793491200"}) {
            assertThatThrownBy(() -> TimeRange.moment("to", text, utc))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("to is a day");
        }
    }
}
