package io.adtally.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
    /** Stored and reported: neither a name nor the order of decision may change unnoticed. */
    @Test
    void namesAndOrderOfDecisionAreFixed() {
        assertThat(Outcome.values())
                .extracting(Outcome::wire)
                .containsExactly(
                        "invalid", "too_late", "duplicate", "givt", "sivt", "quarantined", "unmatched", "billable");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void isFoundByItsName(Outcome outcome) {
        assertThat(Outcome.ofWire(outcome.wire())).isSameAs(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BILLABLE", "Billable", "billable ", "dropped"})
    void anyOtherTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Outcome.ofWire(text))
                .withMessageContaining(text);
    }

    /** Names are stored with every refused item; a new reason is added here, an old one never renamed. */
    @Test
    void reasonsOfRefusalAreFixed() {
        assertThat(InvalidReason.values())
                .extracting(InvalidReason::name)
                .contains(
                        "NOT_AN_OBJECT",
                        "MISSING_FIELD",
                        "WRONG_TYPE",
                        "TOO_LONG",
                        "UNKNOWN_ENUM",
                        "BAD_ID",
                        "BAD_TIME",
                        "FUTURE_TIME",
                        "OUT_OF_RANGE",
                        "TOO_MANY_FIELDS",
                        "DAMAGED_RECORD");
    }
}
