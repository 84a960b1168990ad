package io.adtally.platform.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The scores of the last day, to see what other thresholds would have done. Thread-safe. */
@Service
public class ScoredEvents {
    /** Outcomes that a score decides between: the others are decided before it. */
    private static final String WHAT_IF = """
            SELECT
                sum(sign) AS scored,
                sumIf(sign, outcome = 'quarantined') AS quarantined_now,
                sumIf(sign, outcome = 'sivt') AS dropped_now,
                sumIf(sign, score > {quarantine:Float64} AND score <= {drop:Float64}) AS quarantined,
                sumIf(sign, score > {drop:Float64}) AS dropped,
                uniqExactIf(advertiser_id, (score > {quarantine:Float64}) != (outcome IN ('quarantined', 'sivt'))
                    OR (score > {drop:Float64}) != (outcome = 'sivt')) AS advertisers
            FROM adtally.ad_events
            WHERE event_time > now() - INTERVAL 1 DAY AND score IS NOT NULL
              AND outcome IN ('quarantined', 'sivt', 'unmatched', 'billable')""";

    private static final String HELD = """
            SELECT spend_currency AS currency, sum(sign * spend_micros) AS micros
            FROM adtally.ad_events
            WHERE event_time > now() - INTERVAL 1 DAY AND outcome = 'billable' AND score > {quarantine:Float64}
            GROUP BY spend_currency HAVING micros != 0 ORDER BY spend_currency""";

    private final ClickHouse clickHouse;

    ScoredEvents(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /**
     * What thresholds would have done to the events of the last day that a model scored.
     *
     * @param scored how many those are
     * @param quarantinedNow how many are quarantined
     * @param droppedNow how many are dropped
     * @param quarantined how many would be quarantined
     * @param dropped how many would be dropped
     * @param advertisers how many advertisers have an event that would end otherwise
     * @param heldMicrosByCurrency what was billed and would have been held back
     */
    public record WhatIf(
            long scored,
            long quarantinedNow,
            long droppedNow,
            long quarantined,
            long dropped,
            long advertisers,
            Map<String, Long> heldMicrosByCurrency) {
        public WhatIf {
            heldMicrosByCurrency = Map.copyOf(heldMicrosByCurrency);
        }
    }

    /** Asks for thresholds within 0 to 1; TrafficUnavailableException if ClickHouse does not answer. */
    @PreAuthorize("hasAuthority('thresholds:read')")
    public WhatIf whatIf(double quarantine, double drop) {
        Map<String, String> scores = Map.of("quarantine", Double.toString(quarantine), "drop", Double.toString(drop));
        JsonNode row = clickHouse.rows(WHAT_IF, scores).getFirst();
        Map<String, Long> held = new TreeMap<>();
        clickHouse
                .rows(HELD, Map.of("quarantine", Double.toString(quarantine)))
                .forEach(money -> held.put(
                        money.path("currency").asText(), money.path("micros").asLong()));
        return new WhatIf(
                row.path("scored").asLong(),
                row.path("quarantined_now").asLong(),
                row.path("dropped_now").asLong(),
                row.path("quarantined").asLong(),
                row.path("dropped").asLong(),
                row.path("advertisers").asLong(),
                held);
    }
}
