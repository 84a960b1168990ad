package io.adtally.platform.quarantine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits for a decision.
 *
 * @param score null where none is known
 * @param signals what speaks most against it
 * @param stakeMicros what the advertiser would pay for it, millionths of the currency
 */
public record QuarantinedItem(
        String eventId,
        String joinKey,
        String eventType,
        Instant eventTime,
        Instant receivedAt,
        String advertiserId,
        String campaignId,
        String adId,
        String placementId,
        String siteId,
        String ip,
        String country,
        String device,
        String userAgent,
        String url,
        @Nullable Double score,
        String reason,
        List<String> signals,
        String modelVersion,
        long stakeMicros,
        String currency) {
    public QuarantinedItem {
        signals = List.copyOf(signals);
    }
}
