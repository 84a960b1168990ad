package io.adtally.console.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import io.adtally.platform.traffic.EventTrace;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

class TraceViewTest extends ConsoleViewTest {
    private static final String ID = "01JD8Z5WQ3M6S9V2Y4B7E1K0HT";

    @Test
    @WithUserDetails("operator")
    void refusesWhatIsNoIdAndSaysWhenClickHouseIsAway() {
        TraceView view = open(TraceView.class);
        test(view.eventId).setValue("event 7");
        test(view.look).click();
        eventually(() -> assertThat(view.eventId.isInvalid()).isTrue());
        test(view.eventId).setValue("01JD8Z5WQ3M6S9V2Y4B7E1K0HT");
        test(view.look).click();
        assertThat(view.eventId.isInvalid()).isFalse();
        eventually(() ->
                assertThat(view.answer.getElement().getTextRecursively()).contains("ClickHouse cannot be asked now"));
    }

    @Test
    void aRowTellsOfDuplicatesImpressionsAndBothScores() {
        String click = TracePanel.step(entry("CLICK", "billable", "01JD8Z5WQ3M6S9V2Y4B7E1K0HV"))
                .getElement()
                .getTextRecursively();
        assertThat(click)
                .contains("Seen before", "no", "matched with 01JD8Z5WQ3M6S9V2Y4B7E1K0HV")
                .contains("0.912 by forest-1", "0.500 by forest-2", "0.004 EUR", "frequency/variant")
                .contains("raw_events, partition 3, offset 17");
        assertThat(text(entry("CLICK", "unmatched", "01JD8Z5WQ3M6S9V2Y4B7E1K0HV")))
                .contains("none found: 01JD8Z5WQ3M6S9V2Y4B7E1K0HV");
        assertThat(text(entry("IMPRESSION", "duplicate", ID))).contains("yes: its id had been counted", "this one");
        assertThat(text(entry("IMPRESSION", "too_late", ID))).contains("not looked at");
    }

    private static String text(EventTrace.Entry entry) {
        return TracePanel.step(entry).getElement().getTextRecursively();
    }

    private static EventTrace.Entry entry(String type, String outcome, String impressionId) {
        return new EventTrace.Entry(
                ID,
                type,
                "BROWSER",
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                outcome,
                1,
                "",
                "acme",
                "bikes",
                "ad",
                "top",
                impressionId,
                4_000,
                4_000,
                "EUR",
                List.of(),
                "",
                "frequency/variant",
                0.912,
                List.of("km_per_hour"),
                0.5,
                "forest-2",
                "r",
                "l",
                "forest-1",
                7,
                "raw_events",
                3,
                17);
    }
}
