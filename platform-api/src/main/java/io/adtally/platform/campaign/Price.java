package io.adtally.platform.campaign;

import io.adtally.campaign.PricingModel;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A price from a moment on, until the next.
 *
 * @param from by the event's own time
 * @param model what is paid for
 * @param priceMicros millionths of a currency unit: per thousand impressions (CPM) or viewable impressions (VCPM), then a
 *     multiple of 1,000 so that one event's price is exact; or per click (CPC)
 */
@Embeddable
public record Price(
        @Column(name = "valid_from") Instant from,

        @Enumerated(EnumType.STRING) @Column(name = "pricing_model")
        PricingModel model,

        @Column(name = "price_micros") long priceMicros) {
    private static final long HIGHEST_MICROS = 1_000_000_000_000L;

    public Price {
        Checks.present("prices", model);
        from = Checks.present("prices", from).truncatedTo(ChronoUnit.MILLIS); // as event times are
        if (priceMicros < 0 || priceMicros > HIGHEST_MICROS) {
            throw RefusedException.badValue(
                    "prices", "A price is 0 to " + HIGHEST_MICROS + " micros; found " + priceMicros);
        }
        if (model != PricingModel.CPC && priceMicros % 1000 != 0) {
            throw RefusedException.badValue(
                    "prices",
                    "A price per thousand is a multiple of 1000 micros, so that one event's is exact; found "
                            + priceMicros);
        }
    }
}
