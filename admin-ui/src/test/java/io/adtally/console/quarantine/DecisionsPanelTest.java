package io.adtally.console.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.platform.quarantine.Decision;
import io.adtally.platform.quarantine.Dimension;
import io.adtally.platform.quarantine.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecisionsPanelTest {
    private static final Instant SENT = Instant.parse("2026-11-01T10:00:00Z");

    @Test
    void saysOfHowManyEventsNothingBecame() {
        assertThat(DecisionsPanel.answers(3, 2, 0).getText()).isEqualTo("Answered 2/3");
        assertThat(DecisionsPanel.answers(1_200, 1_200, 1_100).getText()).isEqualTo("1,100 of 1,200 too old");
    }

    @Test
    void looksAgainOnlyWhereSomethingIsExpected() {
        Decision scheduled = decision(Decision.Status.SCHEDULED, 0);
        assertThat(DecisionsPanel.changesAt(scheduled, SENT.minusSeconds(20))).isEqualTo(SENT);
        assertThat(DecisionsPanel.changesAt(scheduled, SENT)).isEqualTo(SENT.plusSeconds(10));
        Decision sent = decision(Decision.Status.SENT, 2);
        assertThat(DecisionsPanel.changesAt(sent, SENT.plusSeconds(5))).isEqualTo(SENT.plusSeconds(15));
        assertThat(DecisionsPanel.changesAt(sent, SENT.plusSeconds(3600)))
                .as("an hour later")
                .isNull();
        assertThat(DecisionsPanel.changesAt(decision(Decision.Status.SENT, 3), SENT))
                .isNull();
        assertThat(DecisionsPanel.changesAt(decision(Decision.Status.UNDONE, 0), SENT))
                .isNull();
    }

    private static Decision decision(Decision.Status status, long answered) {
        return new Decision(
                "d",
                Verdict.RELEASE,
                "",
                Dimension.NETWORK,
                "",
                "EUR",
                3,
                0,
                status,
                "lead",
                SENT,
                null,
                SENT,
                answered,
                0);
    }
}
