package io.adtally.platform.traffic;

import io.adtally.fraud.rule.Fact;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** How much traffic the entries of lists hit, as ClickHouse has it. Thread-safe. */
@Service
public class ListHits {
    /**
     * What was recorded lately lies in the newest parts: the index on recorded_at leaves out all others. Of those, only rows
     * with one of the signals are taken apart.
     */
    private static final String HITS = """
            SELECT signal, sum(sign) AS events
            FROM adtally.ad_events ARRAY JOIN signals AS signal
            WHERE recorded_at >= now64(3) - INTERVAL 1 HOUR AND hasAny(signals, {signals:Array(String)})
              AND signal IN {signals:Array(String)}
            GROUP BY signal""";

    private final ClickHouse clickHouse;

    ListHits(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /**
     * By entry: of the events that were entered in the books within the last hour those that it hit, whether the rule that
     * asks the list decided or is on trial. Of entries that hold one another, the widest hits. TrafficUnavailableException if
     * ClickHouse does not answer.
     *
     * @param fact what rules ask the list for
     */
    @PreAuthorize("hasAuthority('lists:read')")
    public Map<String, Long> inLastHour(Fact fact, Collection<String> entries) {
        Map<String, Long> hits = new LinkedHashMap<>();
        if (!entries.isEmpty()) {
            entries.forEach(entry -> hits.put(entry, 0L));
            String signals = ClickHouse.array(entries.stream().map(fact::signal));
            int prefix = fact.signal("").length();
            clickHouse
                    .rows(HITS, Map.of("signals", signals))
                    .forEach(row -> hits.put(
                            row.path("signal").asText().substring(prefix),
                            row.path("events").asLong()));
        }
        return hits;
    }
}
