package io.adtally.platform.campaign;

import io.adtally.platform.audit.Changes;
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
                .withEach("price", before.prices(), after.prices(), price -> words(price, after.currency()))
                .withEach("flight", before.flights(), after.flights(), flight -> words(flight, after.currency()))
                .withEach("ad", before.ads(), after.ads(), CampaignChanges::words)
                .text();
    }

    private static @Nullable String amount(@Nullable Long micros, String currency) {
        return micros == null ? null : Money.decimal(micros) + " " + currency;
    }

    private static String words(Price price, String currency) {
        return price.model() + " " + Money.decimal(price.priceMicros()) + " " + currency + " from " + price.from();
    }

    private static String words(Flight flight, String currency) {
        return flight.name() + ", " + flight.startsOn() + " to " + flight.endsOn() + ", "
                + Money.decimal(flight.budgetMicros()) + " " + currency;
    }

    private static String words(Ad ad) {
        return ad.name() + " (" + ad.id() + "), creative " + ad.creativeId() + ", " + ad.landingUrl();
    }
}
