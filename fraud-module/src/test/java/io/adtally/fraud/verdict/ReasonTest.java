package io.adtally.fraud.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void wireNamesAndClassesStayAsTheyAre() {
        assertThat(Reason.values())
                .extracting(reason -> reason.wire() + " " + reason.ruling())
                .containsExactly(
                        "known_crawler GIVT",
                        "blocked_address GIVT",
                        "data_centre GIVT",
                        "non_browser GIVT",
                        "prefetch GIVT",
                        "zero_size GIVT",
                        "impossible_time GIVT",
                        "click_rate GIVT",
                        "activity GIVT",
                        "pre_bid GIVT",
                        "replay SIVT",
                        "geo_velocity SIVT",
                        "click_flood SIVT",
                        "click_injection SIVT",
                        "linked_accounts SIVT",
                        "false_browser SIVT",
                        "model_score SIVT");
    }

    @Test
    void everyReasonIsFoundByItsWireName() {
        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(Reason.ofWire(reason.wire())).isEqualTo(reason));
        assertThatThrownBy(() -> Reason.ofWire("KNOWN_CRAWLER"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KNOWN_CRAWLER")
                .hasMessageContaining("known_crawler, blocked_address");
    }

    @Test
    void everyExplanationIsOneSentence() {
        assertThat(Reason.values()).extracting(Reason::explanation).allMatch(text -> text.matches("[A-Z][^.]*\\."));
    }
}
