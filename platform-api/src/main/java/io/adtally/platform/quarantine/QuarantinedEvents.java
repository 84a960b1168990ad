package io.adtally.platform.quarantine;

import io.adtally.event.AdEvent;
import io.adtally.event.EnrichedEvent;
import io.adtally.event.JoinKey;
import io.adtally.fraud.feature.Network;
import io.adtally.fraud.place.Networks;
import io.adtally.fraud.place.Place;
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

    private final Networks networks;

    QuarantinedEvents(Networks networks) {
        this.networks = networks;
    }

    /** The row, and its clusters that are no columns of the event itself. */
    record Row(QuarantinedItem item, String network, String operator, String burst) {}

    Row row(EnrichedEvent enriched) {
        AdEvent event = enriched.getEvent();
        Instant eventTime = Instant.ofEpochMilli(event.getEventTime());
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
                // What it would cost, by the terms at its time: nothing is spent on it while it waits.
                enriched.getPriceMicros(),
                text(enriched.getSpendCurrency()));
        return new Row(
                item,
                Objects.requireNonNullElse(Network.neighbourhoodCidr(ip), ""),
                operator(networks.find(ip)),
                item.campaignId() + " " + MINUTE.format(eventTime));
    }

    /** AS64500 and the name under which it is registered; empty where unknown. */
    private static String operator(Place place) {
        return place.asn() == 0
                ? ""
                : text("AS" + place.asn() + " " + Objects.requireNonNullElse(place.operator(), ""))
                        .strip();
    }

    private static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String whole = text.replace('\0', '\uFFFD'); // which PostgreSQL does not take
        return whole.length() <= LONGEST_TEXT ? whole : whole.substring(0, LONGEST_TEXT);
    }
}
