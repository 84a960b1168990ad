package io.adtally.reporting;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An entry of the books, as a test makes it up. */
record Entry(
        String eventId,
        String type,
        Instant happened,
        Instant received,
        Instant recorded,
        String outcome,
        int sign,
        String adjustmentReason,
        Map<String, String> dimensions,
        String user,
        long spendMicros,
        String currency,
        long valueMicros,
        String valueCurrency,
        String viewability) {
    private static final JsonMapper JSON = new JsonMapper();

    boolean isLate() {
        return received.isAfter(happened.plus(Duration.ofMinutes(1)));
    }

    /** The two entries that change the outcome at a moment. */
    Entry takenBack(Instant at, String reason) {
        return with(at, outcome, -1, reason, spendMicros);
    }

    Entry as(Instant at, String newOutcome, String reason, long newSpend) {
        return with(at, newOutcome, 1, reason, newSpend);
    }

    String json() {
        return JSON.writeValueAsString(Map.ofEntries(
                Map.entry("event_id", eventId),
                Map.entry("event_type", type),
                Map.entry("event_time", text(happened)),
                Map.entry("server_received_at", text(received)),
                Map.entry("recorded_at", text(recorded)),
                Map.entry("outcome", outcome),
                Map.entry("sign", sign),
                Map.entry("adjustment_reason", adjustmentReason),
                Map.entry("advertiser_id", dimensions.get("advertiser")),
                Map.entry("campaign_id", dimensions.get("campaign")),
                Map.entry("ad_id", dimensions.get("ad")),
                Map.entry("creative_id", dimensions.get("creative")),
                Map.entry("placement_id", dimensions.get("placement")),
                Map.entry("site_id", dimensions.get("site")),
                Map.entry("country", dimensions.get("country")),
                Map.entry("device", dimensions.get("device")),
                Map.entry("os", dimensions.get("os")),
                Map.entry("signal_type", dimensions.get("signal_type")),
                Map.entry("experiment_arm", dimensions.get("experiment")),
                Map.entry("user_id_hash", user),
                Map.entry("spend_micros", spendMicros),
                Map.entry("spend_currency", currency),
                Map.entry("value_micros", valueMicros),
                Map.entry("value_currency", valueCurrency),
                Map.entry("viewability", viewability)));
    }

    private Entry with(Instant at, String newOutcome, int newSign, String reason, long newSpend) {
        return new Entry(
                eventId,
                type,
                happened,
                received,
                at,
                newOutcome,
                newSign,
                reason,
                dimensions,
                user,
                newSpend,
                currency,
                valueMicros,
                valueCurrency,
                viewability);
    }

    private static String text(Instant instant) {
        return instant.toString().replace('T', ' ').replace("Z", "");
    }
}
