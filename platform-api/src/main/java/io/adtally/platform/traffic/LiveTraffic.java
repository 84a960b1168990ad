package io.adtally.platform.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The last hour as ClickHouse has it; asked anew at most every two seconds, however many people watch. Thread-safe. */
@Service
public class LiveTraffic {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final String MINUTES = """
            SELECT toUnixTimestamp(bucket) AS second, outcome, sum(events) AS events
            FROM adtally.performance_by_minute WHERE bucket >= now() - INTERVAL 1 HOUR
            GROUP BY bucket, outcome ORDER BY bucket""";
    private static final String SPEND = """
            SELECT currency, sum(spend_micros) AS micros
            FROM adtally.performance_by_minute WHERE bucket >= toStartOfDay(now('UTC')) AND currency != ''
            GROUP BY currency HAVING micros != 0""";
    private static final String CAMPAIGNS = """
            SELECT campaign_id, sum(events) AS all_events, sumIf(events, outcome = 'billable') AS billable,
                   sumIf(events, outcome = 'quarantined') AS quarantined,
                   sumIf(events, outcome IN ('givt', 'sivt')) AS invalid,
                   sum(spend_micros) AS micros, max(currency) AS spend_currency
            FROM adtally.performance_by_minute WHERE bucket >= now() - INTERVAL 1 HOUR
            GROUP BY campaign_id HAVING all_events != 0 ORDER BY all_events DESC, campaign_id LIMIT 8""";
    private static final String TABLE = """
            SELECT sum(sign) AS events, toUnixTimestamp64Milli(max(server_received_at)) AS newest, count() AS entries
            FROM adtally.ad_events WHERE event_time >= toStartOfMinute(now() - INTERVAL 1 HOUR) + INTERVAL 1 MINUTE""";

    private final ClickHouse clickHouse;
    private final Clock clock;
    private final Kept<LivePicture> newest;

    LiveTraffic(ClickHouse clickHouse, Clock clock) {
        this.clickHouse = clickHouse;
        this.clock = clock;
        this.newest = new Kept<>(FRESH, clock);
    }

    /** TrafficUnavailableException if ClickHouse does not answer. */
    @PreAuthorize("hasAuthority('traffic:read')")
    public LivePicture picture() {
        return newest.or(() -> ask(clock.instant()));
    }

    private LivePicture ask(Instant now) {
        List<LivePicture.Minute> minutes = minutes();
        Map<String, Long> spend = new TreeMap<>();
        clickHouse
                .rows(SPEND, Map.of())
                .forEach(row -> spend.put(
                        row.path("currency").asText(), row.path("micros").asLong()));
        JsonNode table = clickHouse.rows(TABLE, Map.of()).getFirst();
        boolean empty = table.path("entries").asLong() == 0;
        Instant from = now.minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        long rollup = minutes.stream()
                .filter(minute -> minute.start().isAfter(from))
                .mapToLong(LivePicture.Minute::events)
                .sum();
        return new LivePicture(
                now,
                minutes,
                perSecond(minutes, now),
                empty ? null : Instant.ofEpochMilli(table.path("newest").asLong()),
                spend,
                table.path("events").asLong(),
                rollup,
                campaigns());
    }

    private List<LivePicture.CampaignTraffic> campaigns() {
        return clickHouse.rows(CAMPAIGNS, Map.of()).stream()
                .map(row -> new LivePicture.CampaignTraffic(
                        row.path("campaign_id").asText(),
                        row.path("all_events").asLong(),
                        row.path("billable").asLong(),
                        row.path("quarantined").asLong(),
                        row.path("invalid").asLong(),
                        row.path("micros").asLong(),
                        row.path("spend_currency").asText()))
                .toList();
    }

    private List<LivePicture.Minute> minutes() {
        Map<Long, Map<String, Long>> bySecond = new TreeMap<>();
        for (JsonNode row : clickHouse.rows(MINUTES, Map.of())) {
            bySecond.computeIfAbsent(row.path("second").asLong(), second -> new HashMap<>())
                    .put(row.path("outcome").asText(), row.path("events").asLong());
        }
        List<LivePicture.Minute> minutes = new ArrayList<>();
        bySecond.forEach(
                (second, outcomes) -> minutes.add(new LivePicture.Minute(Instant.ofEpochSecond(second), outcomes)));
        return minutes;
    }

    private static double perSecond(List<LivePicture.Minute> minutes, Instant now) {
        Instant latest = now.truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES);
        return minutes.stream()
                .filter(minute -> minute.start().equals(latest))
                .mapToDouble(minute -> minute.events() / 60.0)
                .sum();
    }
}
