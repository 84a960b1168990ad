package io.adtally.platform.campaign;

import io.adtally.platform.audit.Changes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what was changed in a campaign, for the audit log. */
final class CampaignChanges {
    private CampaignChanges() {}

    static String describe(CampaignData before, CampaignData after) {
        return new Changes()
                .with("name", before.name(), after.name())
                .with("status", before.status(), after.status())
                .with("advertiser", before.advertiserId(), after.advertiserId())
                .with("currency", before.currency(), after.currency())
                .with("starts on", before.startsOn(), after.startsOn())
                .with("ends on", before.endsOn(), after.endsOn())
                .with(
                        "total budget",
                        amount(before.totalBudgetMicros(), before.currency()),
                        amount(after.totalBudgetMicros(), after.currency()))
                .with(
                        "daily budget",
                        amount(before.dailyBudgetMicros(), before.currency()),
                        amount(after.dailyBudgetMicros(), after.currency()))
                .withEach("price", prices(before), prices(after))
                .withEach("flight", flights(before), flights(after))
                .withEach("ad", ads(before), ads(after))
                .text();
    }

    private static @Nullable String amount(@Nullable Long micros, String currency) {
        return micros == null ? null : Money.decimal(micros) + " " + currency;
    }

    private static List<String> prices(CampaignData campaign) {
        return campaign.prices().stream()
                .map(price -> price.model() + " " + amount(price.priceMicros(), campaign.currency()) + " from "
                        + price.from())
                .toList();
    }

    private static List<String> flights(CampaignData campaign) {
        return campaign.flights().stream()
                .map(flight -> flight.name() + ", " + flight.startsOn() + " to " + flight.endsOn() + ", "
                        + amount(flight.budgetMicros(), campaign.currency()))
                .toList();
    }

    private static List<String> ads(CampaignData campaign) {
        return campaign.ads().stream()
                .map(ad -> ad.name() + " (" + ad.id() + "), creative " + ad.creativeId() + ", " + ad.landingUrl())
                .toList();
    }
}
