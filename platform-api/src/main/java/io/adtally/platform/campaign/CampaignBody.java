package io.adtally.platform.campaign;

import io.adtally.platform.problem.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A campaign as it is sent; see {@link CampaignData} for the fields. */
record CampaignBody(
        @Nullable String id,
        @Nullable String advertiserId,
        @Nullable String name,
        @Nullable CampaignStatus status,
        @Nullable String currency,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Long totalBudgetMicros,
        @Nullable Long dailyBudgetMicros,
        @Nullable List<Price> prices,
        @Nullable List<Flight> flights,
        @Nullable List<Ad> ads) {
    CampaignData as(@Nullable String givenId, long version) {
        return new CampaignData(
                required("id", givenId),
                required("advertiserId", advertiserId),
                required("name", name),
                Objects.requireNonNullElse(status, CampaignStatus.DRAFT),
                required("currency", currency),
                startsOn,
                endsOn,
                totalBudgetMicros,
                dailyBudgetMicros,
                Objects.requireNonNullElse(prices, List.of()),
                Objects.requireNonNullElse(flights, List.of()),
                Objects.requireNonNullElse(ads, List.of()),
                version);
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw RefusedException.badValue(field, field + " is missing");
        }
        return value;
    }
}
