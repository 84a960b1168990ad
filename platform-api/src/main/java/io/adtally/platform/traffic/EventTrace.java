package io.adtally.platform.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import io.adtally.event.Ulid;
import io.adtally.outcome.Outcome;
import io.adtally.platform.problem.RefusedException;
import io.adtally.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What the books say of one event and of those that belong to it. Thread-safe. */
@Service
public class EventTrace {
    /** The id tells when the event was made; clients' clocks and a week offline are allowed for. */
    private static final Duration BEFORE = Duration.ofDays(8);

    private static final Duration AFTER = Duration.ofDays(2);
    private static final String ROWS = """
            SELECT event_id, event_type, signal_type, toUnixTimestamp64Milli(event_time) AS happened_at,
                   toUnixTimestamp64Milli(server_received_at) AS received_at, outcome, sign, reason, advertiser_id,
                   campaign_id, ad_id, placement_id, impression_id, spend_micros, spend_currency, flags,
                   adjustment_reason, toUnixTimestamp64Milli(ifNull(adjusted_at, toDateTime64(0, 3))) AS restated_at,
                   toUnixTimestamp64Milli(recorded_at) AS seen_at, price_micros, experiment_arm,
                   score, signals, challenger_score, challenger_version,
                   rules_version, lists_version, model_version, thresholds_version, source_partition, source_offset
            FROM adtally.ad_events
            WHERE (event_id = {id:String} OR impression_id = {id:String})
              AND event_time BETWEEN fromUnixTimestamp64Milli({from:Int64}) AND fromUnixTimestamp64Milli({to:Int64})
            ORDER BY greatest(received_at, restated_at), sign LIMIT 200""";

    private final ClickHouse clickHouse;

    EventTrace(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /**
     * A row of the books.
     *
     * @param sign +1 for a decision, -1 where it was taken back
     * @param bookedAt when it was received or, of a restatement, restated
     * @param recordedAt since when reports have it
     * @param impressionId the impression it belongs to, by what the event itself says; its own id if it is one
     * @param priceMicros what it costs if it is charged
     * @param experimentArm experiment/arm; empty where there is none
     * @param score the champion's, 0..1; null where none scored
     * @param signals what spoke most against it, unordered: inputs of the model, entries of lists, rules on trial
     * @param challengerScore of the model beside it; null where there is none
     * @param thresholdsVersion 0 for the built-in ones
     * @param sourceTopic where it was read from
     * @param sourcePartition -1 where that was not written down yet
     */
    public record Entry(
            String eventId,
            String eventType,
            String signalType,
            Instant eventTime,
            Instant receivedAt,
            Instant bookedAt,
            Instant recordedAt,
            String outcome,
            int sign,
            String reason,
            String advertiserId,
            String campaignId,
            String adId,
            String placementId,
            String impressionId,
            long priceMicros,
            long spendMicros,
            String spendCurrency,
            List<String> flags,
            String adjustmentReason,
            String experimentArm,
            @Nullable Double score,
            List<String> signals,
            @Nullable Double challengerScore,
            String challengerVersion,
            String rulesVersion,
            String listsVersion,
            String modelVersion,
            long thresholdsVersion,
            String sourceTopic,
            int sourcePartition,
            long sourceOffset) {
        public Entry {
            flags = List.copyOf(flags);
            signals = List.copyOf(signals);
        }
    }

    /** In the order in which they were booked; empty if the books know nothing of the id. */
    @PreAuthorize("hasAuthority('traffic:read')")
    public List<Entry> entries(String eventId) {
        String id = eventId.strip().toUpperCase(Locale.ROOT);
        if (!Ulid.isValid(id)) {
            throw RefusedException.badValue(
                    "eventId", "An event id is a ULID of 26 characters; found \"" + eventId + "\"");
        }
        Instant made = Instant.ofEpochMilli(Ulid.epochMillis(id));
        Map<String, String> parameters = Map.of(
                "id", id,
                "from", Long.toString(made.minus(BEFORE).toEpochMilli()),
                "to", Long.toString(made.plus(AFTER).toEpochMilli()));
        return clickHouse.rows(ROWS, parameters).stream().map(EventTrace::entry).toList();
    }

    private static Entry entry(JsonNode row) {
        long received = row.path("received_at").asLong();
        return new Entry(
                row.path("event_id").asText(),
                row.path("event_type").asText(),
                row.path("signal_type").asText(),
                Instant.ofEpochMilli(row.path("happened_at").asLong()),
                Instant.ofEpochMilli(received),
                Instant.ofEpochMilli(Math.max(received, row.path("restated_at").asLong())),
                Instant.ofEpochMilli(row.path("seen_at").asLong()),
                row.path("outcome").asText(),
                row.path("sign").asInt(),
                row.path("reason").asText(),
                row.path("advertiser_id").asText(),
                row.path("campaign_id").asText(),
                row.path("ad_id").asText(),
                row.path("placement_id").asText(),
                row.path("impression_id").asText(),
                row.path("price_micros").asLong(),
                row.path("spend_micros").asLong(),
                row.path("spend_currency").asText(),
                texts(row.path("flags")),
                row.path("adjustment_reason").asText(),
                row.path("experiment_arm").asText(),
                number(row.path("score")),
                texts(row.path("signals")),
                number(row.path("challenger_score")),
                row.path("challenger_version").asText(),
                row.path("rules_version").asText(),
                row.path("lists_version").asText(),
                row.path("model_version").asText(),
                row.path("thresholds_version").asLong(),
                topic(row.path("outcome").asText()),
                row.path("source_partition").asInt(),
                row.path("source_offset").asLong());
    }

    /** What never became an event is in the topic of its own, and has no other outcome. */
    private static String topic(String outcome) {
        return (Outcome.INVALID.wire().equals(outcome) ? Topic.INVALID_EVENTS : Topic.RAW_EVENTS).topicName();
    }

    private static @Nullable Double number(JsonNode value) {
        return value.isNull() ? null : value.asDouble();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
