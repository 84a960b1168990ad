package io.adtally.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.adtally.console.ConsoleViewTest;
import io.adtally.console.widget.Formats;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

class ChosenZoneTest extends ConsoleViewTest {
    private static final Instant SUMMER = Instant.parse("2026-07-01T22:30:00Z");

    @Test
    @WithUserDetails("operator")
    void timesAreShownInTheChosenZoneAndNameIt() {
        assertThat(Formats.momentInZone(SUMMER)).isEqualTo("2026-07-01 22:30:00 UTC");
        assertThat(Formats.inZone("When")).isEqualTo("When (UTC)");
        Formats.use(UI.getCurrent(), ZoneId.of("Europe/Berlin"));
        assertThat(Formats.moment(SUMMER)).isEqualTo("2026-07-02 00:30:00");
        assertThat(Formats.momentInZone(SUMMER)).isEqualTo("2026-07-02 00:30:00 CEST");
        assertThat(Formats.timeInZone(Instant.parse("2026-01-01T12:00:00Z"))).isEqualTo("13:00:00 CET");
        assertThat(Formats.inZone("When")).isEqualTo("When (CET)");
    }

    @Test
    void aCookieOfSomethingElseIsIgnored() {
        assertThat(ChosenZone.zone("Europe%2FBerlin")).contains(ZoneId.of("Europe/Berlin"));
        assertThat(ChosenZone.zone("Etc%2FGMT%2B3")).contains(ZoneId.of("Etc/GMT+3"));
        assertThat(ChosenZone.zone("%zz")).isEmpty();
        assertThat(ChosenZone.zone("<script>")).isEmpty();
        assertThat(ChosenZone.zone("")).isEmpty();
    }
}
