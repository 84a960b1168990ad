package io.adtally.platform.campaign;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adtally.campaign.PricingModel;
import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Price PAST = price("2026-01-01T00:00:00Z", 5);
    private static final Price PRESENT = price("2026-11-01T00:00:00Z", 6);
    private static final Price FUTURE = price("2026-11-01T00:00:00.001Z", 7);

    @Test
    void theFutureIsFree() {
        assertThatCode(() -> PriceHistory.requireUnchanged(List.of(PAST, FUTURE), List.of(PAST), NOW))
                .doesNotThrowAnyException();
        assertThatCode(() -> PriceHistory.requireUnchanged(List.of(PAST), List.of(FUTURE, PAST), NOW))
                .doesNotThrowAnyException();
    }

    @Test
    void thePastIsNot() {
        List<List<Price>> rewritten =
                List.of(List.of(), List.of(PAST, PRESENT), List.of(price("2026-01-01T00:00:00Z", 6)), List.of(PRESENT));
        for (List<Price> after : rewritten) {
            assertThatThrownBy(() -> PriceHistory.requireUnchanged(List.of(PAST), after, NOW))
                    .isInstanceOf(RefusedException.class);
        }
    }

    private static Price price(String from, long micros) {
        return new Price(Instant.parse(from), PricingModel.CPC, micros);
    }
}
