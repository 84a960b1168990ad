package io.adtally.collector.admit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3339, section 5.6 and its examples in 5.8. */
class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2000-01-01T00:00:00Z, 946684800000",
        "2026-11-01T12:00:00.1Z, 1793534400100",
        "2026-11-01t12:00:00.123z, 1793534400123",
        "2026-11-01T12:00:00.123999999Z, 1793534400123",
        "2026-11-01T12:00:00-00:00, 1793534400000",
        "2026-11-01T06:30:00-05:30, 1793534400000",
        "2026-11-02T02:00:00+14:00, 1793534400000",
        "2028-02-29T00:00:00Z, 1835395200000",
        "9999-12-31T23:59:59.999Z, 253402300799999"
    })
    void readsRfc3339(String text, long millis) {
        assertThat(Times.ofText(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1999-12-31T23:59:59.999Z",
                "10000-01-01T00:00:00Z",
                "+2026-11-01T12:00:00Z",
                "2026-11-01",
                "2026-11-01T12:00:00",
                "2026-11-01 12:00:00Z",
                "2026-11-01T24:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-11-01T12:00:00+0100",
                "2026-11-01T12:00:00+19:00",
                "2026-11-01T12:00Z",
                "2026-11-01T12:00:00+01:00:30",
                "2026-11-01T12:00:00.1234567890Z",
                "2026-11-01T12:00:00Z[UTC]",
                "\u0662026-11-01T12:00:00Z"
            })
    void refusesEverythingElse(String text) {
        assertThat(Times.ofText(text)).isEqualTo(Times.BAD);
    }
}
