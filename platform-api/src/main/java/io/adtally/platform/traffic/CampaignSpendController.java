package io.adtally.platform.traffic;

import io.adtally.platform.campaign.CampaignData;
import io.adtally.platform.campaign.Campaigns;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Spend against budgets over REST. */
@RestController
class CampaignSpendController {
    private final Campaigns campaigns;
    private final CampaignSpend spend;

    CampaignSpendController(Campaigns campaigns, CampaignSpend spend) {
        this.campaigns = campaigns;
        this.spend = spend;
    }

    /**
     * Millionths of the campaign's currency.
     *
     * @param dailyBudgetMicros null for none
     * @param totalBudgetMicros null for none
     */
    record Budgeted(
            String currency,
            long todayMicros,
            @Nullable Long dailyBudgetMicros,
            long totalMicros,
            @Nullable Long totalBudgetMicros) {}

    @GetMapping("/api/v1/campaigns/{id}/spend")
    Budgeted spend(@PathVariable String id) {
        CampaignData campaign = campaigns.find(id);
        return spend.of(List.of(campaign)).values().stream()
                .map(spent -> new Budgeted(
                        spent.currency(),
                        spent.todayMicros(),
                        campaign.dailyBudgetMicros(),
                        spent.totalMicros(),
                        campaign.totalBudgetMicros()))
                .findFirst()
                .orElseThrow();
    }
}
