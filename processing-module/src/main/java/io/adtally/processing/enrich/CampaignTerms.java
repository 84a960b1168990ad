package io.adtally.processing.enrich;

import io.adtally.campaign.CampaignMetadata;
import io.adtally.campaign.PriceVersion;
import io.adtally.campaign.PricingModel;
import io.adtally.event.EventType;
import io.adtally.processing.event.Flag;
import java.io.IOException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/** Who pays for a campaign's events, and how much, at any time. Immutable. */
final class CampaignTerms {
    /** Terms of a campaign without metadata: counted, but nobody can be charged. */
    static final CampaignTerms UNKNOWN = new CampaignTerms("", "", List.of(), false);

    private static final long PER_MILLE = 1000;

    private final String advertiserId;
    private final String currency;
    private final List<PriceVersion> prices;
    private final boolean stale;

    private CampaignTerms(String advertiserId, String currency, List<PriceVersion> prices, boolean stale) {
        this.advertiserId = advertiserId;
        this.currency = currency;
        this.prices = prices;
        this.stale = stale;
    }

    /**
     * The terms in the value of a campaign's Redis key; null stands for an absent key.
     *
     * @throws IllegalArgumentException if the text is not the JSON of a {@link CampaignMetadata}, its prices are not in
     *     order of time, or a price per thousand is not a multiple of 1000 micros
     */
    static CampaignTerms parse(@Nullable String json) {
        if (json == null) {
            return UNKNOWN;
        }
        CampaignMetadata metadata;
        try {
            SpecificDatumReader<CampaignMetadata> reader = new SpecificDatumReader<>(CampaignMetadata.class);
            metadata = reader.read(null, DecoderFactory.get().jsonDecoder(CampaignMetadata.getClassSchema(), json));
        } catch (IOException | AvroRuntimeException e) {
            throw new IllegalArgumentException("campaign metadata is not readable: " + e.getMessage(), e);
        }
        checkPrices(metadata.getPrices());
        return new CampaignTerms(
                metadata.getAdvertiserId(), metadata.getCurrency(), List.copyOf(metadata.getPrices()), false);
    }

    /** Whether the campaign has metadata. */
    boolean known() {
        return !advertiserId.isEmpty();
    }

    /** Whether the store could not be asked for newer ones. */
    boolean stale() {
        return stale;
    }

    CampaignTerms asStale() {
        return new CampaignTerms(advertiserId, currency, prices, true);
    }

    String advertiserId() {
        return advertiserId;
    }

    String currency() {
        return currency;
    }

    /**
     * What one event costs at its event time (epoch milliseconds), in micros; 0 where the model does not charge for it.
     *
     * @param flags the event's, see {@link Flag}
     */
    long priceMicros(EventType type, int flags, long eventTimeMillis) {
        for (int i = prices.size() - 1; i >= 0; i--) {
            PriceVersion price = prices.get(i);
            if (price.getFrom() <= eventTimeMillis) {
                return charges(price.getPricingModel(), type, flags)
                        ? price.getPriceMicros() / divisor(price.getPricingModel())
                        : 0;
            }
        }
        return 0;
    }

    private static boolean charges(PricingModel model, EventType type, int flags) {
        return switch (model) {
            case CPM -> type == EventType.IMPRESSION;
            case CPC -> type == EventType.CLICK;
            case VCPM -> type == EventType.VIEWABLE && (flags & Flag.UNPROVEN_VIEW.bit()) == 0;
        };
    }

    private static long divisor(PricingModel model) {
        return switch (model) {
            case CPM, VCPM -> PER_MILLE;
            case CPC -> 1;
        };
    }

    private static void checkPrices(List<PriceVersion> prices) {
        long previous = Long.MIN_VALUE;
        for (PriceVersion price : prices) {
            if (price.getFrom() <= previous) {
                throw new IllegalArgumentException("prices must ascend by from: " + price.getFrom());
            }
            if (price.getPriceMicros() < 0 || price.getPriceMicros() % divisor(price.getPricingModel()) != 0) {
                throw new IllegalArgumentException(price.getPricingModel()
                        + " price_micros must be 0 or more and a multiple of " + divisor(price.getPricingModel()) + ": "
                        + price.getPriceMicros());
            }
            previous = price.getFrom();
        }
    }
}
