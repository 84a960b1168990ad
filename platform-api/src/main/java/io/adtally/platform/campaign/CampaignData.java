package io.adtally.platform.campaign;

import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as people see and edit it; checked as a whole.
 *
 * @param id as it occurs in events; never changed
 * @param currency ISO 4217, of budgets and prices; not changed once the campaign is known to the data plane
 * @param endsOn the last day; null for open end
 * @param totalBudgetMicros millionths; null for none
 * @param dailyBudgetMicros millionths; null for none
 * @param prices ascending by their beginning; at least one unless the campaign is a draft
 * @param version rises with every change; 0 before the first
 */
public record CampaignData(
        String id,
        String advertiserId,
        String name,
        CampaignStatus status,
        String currency,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Long totalBudgetMicros,
        @Nullable Long dailyBudgetMicros,
        List<Price> prices,
        List<Flight> flights,
        List<Ad> ads,
        long version) {
    private static final int MOST_PRICES = 500;

    public CampaignData {
        Checks.id("id", id);
        Checks.id("advertiserId", advertiserId);
        name = Checks.name("name", name);
        checkCurrency(currency);
        if (startsOn != null && endsOn != null && endsOn.isBefore(startsOn)) {
            throw RefusedException.badValue("endsOn", "The campaign ends on " + endsOn + ", before it starts");
        }
        checkBudget("totalBudgetMicros", totalBudgetMicros);
        checkBudget("dailyBudgetMicros", dailyBudgetMicros);
        prices = prices.stream().sorted(Comparator.comparing(Price::from)).toList();
        flights =
                flights.stream().sorted(Comparator.comparing(Flight::startsOn)).toList();
        ads = ads.stream().sorted(Comparator.comparing(Ad::id)).toList();
        checkPrices(status, prices);
        if (ads.stream().map(Ad::id).distinct().count() < ads.size()) {
            throw RefusedException.badValue("ads", "Two ads have the same id");
        }
    }

    /** The price in force at that time, or null before the first. */
    public @Nullable Price priceAt(Instant time) {
        Price found = null;
        for (Price price : prices) {
            if (price.from().isAfter(time)) {
                break;
            }
            found = price;
        }
        return found;
    }

    private static void checkCurrency(String currency) {
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException unknown) {
            throw RefusedException.badValue("currency", "A currency is an ISO 4217 code; found \"" + currency + "\"");
        }
    }

    private static void checkBudget(String field, @Nullable Long micros) {
        if (micros != null) {
            Checks.notNegative(field, micros);
        }
    }

    private static void checkPrices(CampaignStatus status, List<Price> prices) {
        if (prices.isEmpty() && status != CampaignStatus.DRAFT) {
            throw RefusedException.badValue("prices", "Only a draft may be without a price");
        }
        if (prices.size() > MOST_PRICES) {
            throw RefusedException.badValue("prices", "At most " + MOST_PRICES + " prices; found " + prices.size());
        }
        if (prices.stream().map(Price::from).distinct().count() < prices.size()) {
            throw RefusedException.badValue("prices", "Two prices begin at the same moment");
        }
    }
}
