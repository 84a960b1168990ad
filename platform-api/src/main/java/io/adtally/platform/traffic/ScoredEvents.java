package io.adtally.platform.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import io.adtally.platform.threshold.ThresholdValues;
import io.adtally.platform.threshold.ThresholdValues.AdvertiserOverride;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The scores of the last day, to see what other thresholds would have done. Thread-safe. */
@Service
public class ScoredEvents {
    /**
     * Outcomes that a score decides between: the others are decided before it. Thresholds are held against thresholds and not
     * against outcomes, which analysts and thresholds of the day before have decided, too.
     */
    private static final String RULINGS = """
            WITH
                toString(advertiser_id) AS whose,
                multiIf(
                    score > transform(whose, {ids:Array(String)}, {drops:Array(Float64)}, {drop:Float64}), 'DROPPED',
                    score > transform(whose, {ids:Array(String)}, {quarantines:Array(Float64)}, {quarantine:Float64}),
                        'HELD',
                    'COUNTED') AS present,
                multiIf(
                    score > transform(whose, {other_ids:Array(String)}, {other_drops:Array(Float64)},
                        {other_drop:Float64}), 'DROPPED',
                    score > transform(whose, {other_ids:Array(String)}, {other_quarantines:Array(Float64)},
                        {other_quarantine:Float64}), 'HELD',
                    'COUNTED') AS proposed
            SELECT
                present, proposed,
                if(present = proposed, '', whose) AS advertiser,
                if(present = proposed, '', toString(spend_currency)) AS currency,
                sum(sign) AS events,
                sumIf(sign, event_type = 'IMPRESSION') AS impressions,
                sumIf(sign, event_type = 'CLICK') AS clicks,
                sumIf(sign * price_micros, outcome != 'unmatched') AS micros
            FROM adtally.ad_events
            WHERE event_time > now() - INTERVAL 1 DAY AND score IS NOT NULL
              AND outcome IN ('quarantined', 'sivt', 'unmatched', 'billable')
            GROUP BY present, proposed, advertiser, currency
            HAVING events != 0
            ORDER BY advertiser, present, proposed, currency""";

    private final ClickHouse clickHouse;

    ScoredEvents(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /** What thresholds make of a score. */
    public enum Ruling {
        /** Billable, if nothing else speaks against it. */
        COUNTED,
        /** In quarantine. */
        HELD,
        /** Sophisticated invalid traffic. */
        DROPPED
    }

    /**
     * Events of an advertiser that would be ruled otherwise.
     *
     * @param events all of them, whatever they are
     * @param microsByCurrency what is paid for them if they are counted
     */
    public record Move(
            String advertiserId,
            Ruling from,
            Ruling to,
            long events,
            long impressions,
            long clicks,
            Map<String, Long> microsByCurrency) {
        public Move {
            microsByCurrency = Map.copyOf(microsByCurrency);
        }

        private Move and(Move other) {
            Map<String, Long> micros = new TreeMap<>(microsByCurrency);
            other.microsByCurrency.forEach((currency, more) -> micros.merge(currency, more, Long::sum));
            return new Move(
                    advertiserId,
                    from,
                    to,
                    events + other.events,
                    impressions + other.impressions,
                    clicks + other.clicks,
                    micros);
        }
    }

    /**
     * What thresholds make of the events of the last day that a model scored, beside what those in force make of them.
     *
     * @param scored how many those are
     * @param quarantinedNow how many those in force hold
     * @param droppedNow how many they drop
     * @param quarantined how many would be held
     * @param dropped how many would be dropped
     * @param advertisers how many advertisers have an event that would end otherwise
     * @param moves those events, by advertiser
     */
    public record WhatIf(
            long scored,
            long quarantinedNow,
            long droppedNow,
            long quarantined,
            long dropped,
            long advertisers,
            List<Move> moves) {
        public WhatIf {
            moves = List.copyOf(moves);
        }
    }

    /** TrafficUnavailableException if ClickHouse does not answer. */
    @PreAuthorize("hasAuthority('thresholds:read')")
    public WhatIf whatIf(ThresholdValues inForce, ThresholdValues proposed) {
        Map<String, String> parameters = new HashMap<>(parameters("", inForce));
        parameters.putAll(parameters("other_", proposed));
        return whatIf(clickHouse.rows(RULINGS, parameters).stream()
                .map(ScoredEvents::move)
                .toList());
    }

    static Map<String, String> parameters(String prefix, ThresholdValues values) {
        List<AdvertiserOverride> overrides = new ArrayList<>(values.overrides());
        if (overrides.isEmpty()) { // transform() wants one at least: it says of somebody what holds for all
            overrides.add(new AdvertiserOverride("somebody", values.quarantine(), values.drop()));
        }
        return Map.of(
                prefix + "ids",
                ClickHouse.array(overrides.stream().map(AdvertiserOverride::advertiserId)),
                prefix + "quarantines",
                numbers(overrides, AdvertiserOverride::quarantine),
                prefix + "drops",
                numbers(overrides, AdvertiserOverride::drop),
                prefix + "quarantine",
                Double.toString(values.quarantine()),
                prefix + "drop",
                Double.toString(values.drop()));
    }

    private static String numbers(List<AdvertiserOverride> overrides, ToDoubleFunction<AdvertiserOverride> number) {
        return overrides.stream()
                .map(other -> Double.toString(number.applyAsDouble(other)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Move move(JsonNode row) {
        String currency = row.path("currency").asText();
        long micros = row.path("micros").asLong();
        return new Move(
                row.path("advertiser").asText(),
                Ruling.valueOf(row.path("present").asText()),
                Ruling.valueOf(row.path("proposed").asText()),
                row.path("events").asLong(),
                row.path("impressions").asLong(),
                row.path("clicks").asLong(),
                currency.isEmpty() || micros == 0 ? Map.of() : Map.of(currency, micros));
    }

    /** @param groups by advertiser, rulings and currency; those that would stay as they are of no advertiser */
    static WhatIf whatIf(List<Move> groups) {
        Map<List<Object>, Move> moves = new LinkedHashMap<>();
        groups.stream()
                .filter(group -> group.from() != group.to())
                .forEach(group ->
                        moves.merge(List.of(group.advertiserId(), group.from(), group.to()), group, Move::and));
        return new WhatIf(
                groups.stream().mapToLong(Move::events).sum(),
                count(groups, group -> group.from() == Ruling.HELD),
                count(groups, group -> group.from() == Ruling.DROPPED),
                count(groups, group -> group.to() == Ruling.HELD),
                count(groups, group -> group.to() == Ruling.DROPPED),
                moves.values().stream().map(Move::advertiserId).distinct().count(),
                List.copyOf(moves.values()));
    }

    private static long count(List<Move> groups, Predicate<Move> which) {
        return groups.stream().filter(which).mapToLong(Move::events).sum();
    }
}
