package io.adtally.platform.campaign;

import io.adtally.campaign.PricingModel;
import io.adtally.event.EventType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What single events cost. Thread-safe. */
@Service
@Transactional(readOnly = true)
public class CampaignPrices {
    private static final long PER_MILLE = 1000;

    private final CampaignRepository repository;

    CampaignPrices(CampaignRepository repository) {
        this.repository = repository;
    }

    /** An amount in millionths of a currency; 0 and an empty currency where nothing is known of the campaign. */
    public record Stake(long micros, String currency) {
        static final Stake UNKNOWN = new Stake(0, "");
    }

    /** What an event of the campaign costs at that time if it is billable. */
    public Stake stake(String campaignId, EventType type, Instant eventTime) {
        Optional<CampaignData> campaign = repository.findById(campaignId).map(Campaign::data);
        return campaign.map(known -> new Stake(micros(known.priceAt(eventTime), type), known.currency()))
                .orElse(Stake.UNKNOWN);
    }

    private static long micros(@Nullable Price price, EventType type) {
        if (price == null || !charges(price.model(), type)) {
            return 0;
        }
        return price.model() == PricingModel.CPC ? price.priceMicros() : price.priceMicros() / PER_MILLE;
    }

    private static boolean charges(PricingModel model, EventType type) {
        return switch (model) {
            case CPM -> type == EventType.IMPRESSION;
            case CPC -> type == EventType.CLICK;
            case VCPM -> type == EventType.VIEWABLE;
        };
    }
}
