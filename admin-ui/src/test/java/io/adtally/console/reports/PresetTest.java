package io.adtally.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetTest {
    /** An hour after midnight of a day of 25 hours: Berlin's clocks go back. */
    @ParameterizedTest
    @CsvSource({
        "LAST_HOUR,     2026-10-25T00:31+02:00, 2026-10-25T01:31+02:00",
        "LAST_24_HOURS, 2026-10-24T02:00+02:00, 2026-10-25T02:00+02:00",
        "TODAY,         2026-10-25T00:00+02:00, 2026-10-26T00:00+01:00",
        "YESTERDAY,     2026-10-24T00:00+02:00, 2026-10-25T00:00+02:00",
        "LAST_7_DAYS,   2026-10-19T00:00+02:00, 2026-10-26T00:00+01:00",
        "LAST_30_DAYS,  2026-09-26T00:00+02:00, 2026-10-26T00:00+01:00",
        "THIS_MONTH,    2026-10-01T00:00+02:00, 2026-10-26T00:00+01:00",
        "LAST_MONTH,    2026-09-01T00:00+02:00, 2026-10-01T00:00+02:00",
    })
    void isOfWholeDaysOfTheZone(Preset preset, String from, String to) {
        Range range = preset.at(ZonedDateTime.parse("2026-10-25T01:30:12+02:00[Europe/Berlin]"));
        assertThat(range.from()).isEqualTo(ZonedDateTime.parse(from + "[Europe/Berlin]"));
        assertThat(range.to()).isEqualTo(ZonedDateTime.parse(to + "[Europe/Berlin]"));
    }
}
