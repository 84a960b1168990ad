package io.adtally.console.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.console.ConsoleViewTest;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

class TraceViewTest extends ConsoleViewTest {
    @Test
    @WithUserDetails("operator")
    void refusesWhatIsNoIdAndSaysWhenClickHouseIsAway() {
        TraceView view = open(TraceView.class);
        test(view.eventId).setValue("event 7");
        test(view.look).click();
        assertThat(view.eventId.isInvalid()).isTrue();
        test(view.eventId).setValue("01JD8Z5WQ3M6S9V2Y4B7E1K0HT");
        test(view.look).click();
        assertThat(view.eventId.isInvalid()).isFalse();
        assertThat(view.answer.getElement().getTextRecursively()).contains("ClickHouse cannot be asked now");
    }
}
