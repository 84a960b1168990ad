package io.adtally.platform.quarantine;

import io.adtally.event.AdEvent;
import io.adtally.event.EnrichedEvent;
import io.adtally.event.JoinKey;
import io.adtally.platform.campaign.CampaignPrices;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes rows of the queue out of records of quarantined_events. Thread-safe. */
@Component
class QuarantinedEvents {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST_TEXT = 500;

    private final CampaignPrices prices;

    QuarantinedEvents(CampaignPrices prices) {
        this.prices = prices;
    }

    /** The row, and its clusters that are no columns of the event itself. */
    record Row(QuarantinedItem item, String network, String burst) {}

    Row row(EnrichedEvent enriched) {
        AdEvent event = enriched.getEvent();
        Instant eventTime = Instant.ofEpochMilli(event.getEventTime());
        CampaignPrices.Stake stake = prices.stake(event.getCampaignId(), event.getEventType(), eventTime);
        String ip = text(event.getIp());
        QuarantinedItem item = new QuarantinedItem(
                event.getEventId(),
                JoinKey.of(event),
                event.getEventType().name(),
                eventTime,
                Instant.ofEpochMilli(event.getServerReceivedAt()),
                text(enriched.getAdvertiserId()),
                text(event.getCampaignId()),
                text(event.getAdId()),
                text(event.getPlacementId()),
                text(event.getSiteId()),
                ip,
                text(event.getCountry()),
                text(event.getDeviceIdHash()),
                text(event.getUserAgent()),
                text(event.getUrl()),
                enriched.getScore(),
                text(enriched.getReason()),
                Objects.requireNonNullElse(enriched.getSignals(), List.of()),
                text(enriched.getModelVersion()),
                stake.micros(),
                stake.currency());
        return new Row(item, Networks.of(ip), item.campaignId() + " " + MINUTE.format(eventTime));
    }

    private static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
