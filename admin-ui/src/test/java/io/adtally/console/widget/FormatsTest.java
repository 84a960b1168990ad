package io.adtally.console.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void oneIsNotMany() {
        assertThat(Formats.count(0, "event")).isEqualTo("0 events");
        assertThat(Formats.count(1, "event")).isEqualTo("1 event");
        assertThat(Formats.count(1_204, "event")).isEqualTo("1,204 events");
    }

    @Test
    void changesHaveASign() {
        assertThat(Formats.change(-1_204)).isEqualTo("\u22121,204");
        assertThat(Formats.change(7)).isEqualTo("+7");
    }

    @Test
    void namesOfTheDataAreWords() {
        assertThat(Formats.words("too_late")).isEqualTo("Too late");
        assertThat(Formats.words("CLICK")).isEqualTo("Click");
        assertThat(Formats.words("givt")).isEqualTo("GIVT");
        assertThat(Formats.words("")).isEqualTo("\u2013");
    }

    @Test
    void theLaterMomentSaysItsDayWhereThatIsAnother() {
        Instant first = Instant.parse("2026-11-01T23:59:58Z");
        assertThat(Formats.between(first, first.plusSeconds(1))).isEqualTo("2026-11-01 23:59:58 – 23:59:59");
        assertThat(Formats.between(first, first.plusSeconds(2))).isEqualTo("2026-11-01 23:59:58 – 2026-11-02 00:00:00");
    }

    @Test
    void aMomentByItselfSaysItsZone() {
        assertThat(Formats.momentInZone(Instant.EPOCH)).isEqualTo("1970-01-01 00:00:00 UTC");
        assertThat(Formats.momentInZone(null)).isEqualTo("\u2013");
        assertThat(Formats.by("lead", Instant.EPOCH)).isEqualTo("lead,\n1970-01-01 00:00:00");
        assertThat(Formats.timeInZone(Instant.EPOCH)).isEqualTo("00:00:00 UTC");
    }
}
