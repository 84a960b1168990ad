package io.adtally.platform.campaign;

import io.adtally.campaign.PricingModel;
import io.adtally.platform.problem.FormulaGuard;
import io.adtally.platform.problem.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A row of the campaigns' CSV. Amounts are decimal, price_from is an RFC 3339 moment. */
record CampaignRow(
        String id,
        String advertiserId,
        String name,
        CampaignStatus status,
        String currency,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Long totalBudgetMicros,
        @Nullable Long dailyBudgetMicros,
        @Nullable Price price) {
    static final String[] HEADER = {
        "id",
        "advertiser_id",
        "name",
        "status",
        "currency",
        "starts_on",
        "ends_on",
        "total_budget",
        "daily_budget",
        "pricing_model",
        "price",
        "price_from"
    };

    static CampaignRow read(CSVRecord row) {
        if (!row.isConsistent()) {
            throw RefusedException.badValue("", "A row has " + HEADER.length + " columns; found " + row.size());
        }
        return new CampaignRow(
                text(row, "id"),
                text(row, "advertiser_id"),
                FormulaGuard.unguarded(text(row, "name")),
                constant(row, "status", CampaignStatus.class),
                text(row, "currency"),
                date(row, "starts_on"),
                date(row, "ends_on"),
                amount(row, "total_budget"),
                amount(row, "daily_budget"),
                price(row));
    }

    static List<@Nullable Object> of(CampaignData campaign) {
        Price price = campaign.prices().isEmpty() ? null : campaign.prices().getLast();
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                campaign.id(),
                campaign.advertiserId(),
                FormulaGuard.guarded(campaign.name()),
                campaign.status(),
                campaign.currency(),
                campaign.startsOn(),
                campaign.endsOn(),
                decimal(campaign.totalBudgetMicros()),
                decimal(campaign.dailyBudgetMicros())));
        cells.add(price == null ? null : price.model());
        cells.add(price == null ? null : Money.decimal(price.priceMicros()));
        cells.add(price == null ? null : price.from());
        return cells;
    }

    CampaignData create() {
        return data(price == null ? List.of() : List.of(price), List.of(), List.of(), 0);
    }

    /** The known campaign with this row's values; a price that it does not have yet is added. */
    CampaignData change(CampaignData known) {
        List<Price> prices = new ArrayList<>(known.prices());
        if (price != null && !prices.contains(price)) {
            prices.removeIf(other -> other.from().equals(price.from()));
            prices.add(price);
        }
        return data(prices, known.flights(), known.ads(), known.version());
    }

    private CampaignData data(List<Price> prices, List<Flight> flights, List<Ad> ads, long version) {
        return new CampaignData(
                id,
                advertiserId,
                name,
                status,
                currency,
                startsOn,
                endsOn,
                totalBudgetMicros,
                dailyBudgetMicros,
                prices,
                flights,
                ads,
                version);
    }

    private static @Nullable Price price(CSVRecord row) {
        if (row.get("pricing_model") == null) {
            return null;
        }
        String from = text(row, "price_from");
        try {
            return new Price(
                    Instant.parse(from),
                    constant(row, "pricing_model", PricingModel.class),
                    Money.micros("price", text(row, "price")));
        } catch (DateTimeException unreadable) {
            throw RefusedException.badValue(
                    "price_from", "A moment is written as 2026-01-31T00:00:00Z; found \"" + from + "\"");
        }
    }

    private static String text(CSVRecord row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw RefusedException.badValue(column, column + " is empty");
        }
        return value;
    }

    private static @Nullable LocalDate date(CSVRecord row, String column) {
        String value = row.get(column);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeException unreadable) {
            throw RefusedException.badValue(column, "A day is written as 2026-01-31; found \"" + value + "\"");
        }
    }

    private static @Nullable Long amount(CSVRecord row, String column) {
        String value = row.get(column);
        return value == null ? null : Money.micros(column, value);
    }

    private static <E extends Enum<E>> E constant(CSVRecord row, String column, Class<E> type) {
        String value = text(row, column);
        try {
            return Enum.valueOf(type, value);
        } catch (IllegalArgumentException unknown) {
            throw RefusedException.badValue(
                    column, "This is one of " + Arrays.toString(type.getEnumConstants()) + "; found \"" + value + "\"");
        }
    }

    private static @Nullable String decimal(@Nullable Long micros) {
        return micros == null ? null : Money.decimal(micros);
    }
}
