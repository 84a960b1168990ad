package io.adtally.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.campaign.PricingModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignChangesTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatWasThereBeforeIsInTheCurrencyOfThen() {
        assertThat(CampaignChanges.describe(campaign("EUR", 1_000_000), campaign("USD", 2_000_000))
                        .lines())
                .containsExactly(
                        "currency: EUR → USD",
                        "price: CPM 1.00 EUR from 2026-01-01T00:00:00Z → –",
                        "price: – → CPM 2.00 USD from 2026-01-01T00:00:00Z",
                        "flight: Spring, 2026-03-01 to 2026-03-31, 1.00 EUR → –",
                        "flight: – → Spring, 2026-03-01 to 2026-03-31, 2.00 USD");
    }

    private static CampaignData campaign(String currency, long micros) {
        return new CampaignData(
                "c",
                "a",
                "C",
                CampaignStatus.DRAFT,
                currency,
                null,
                null,
                null,
                null,
                List.of(new Price(FROM, PricingModel.CPM, micros)),
                List.of(new Flight("Spring", LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"), micros)),
                List.of(),
                0);
    }
}
