package io.adtally.platform.traffic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What the arms of an experiment did, as ClickHouse has it; asked anew at most every ten seconds. Thread-safe. */
@Service
public class ArmTraffic {
    /** Events may have happened long before they were received. */
    private static final Duration LATENESS = Duration.ofDays(1);

    private static final int MOST_KEPT = 500;
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final String ARMS = """
            SELECT
                substring(experiment_arm, position(experiment_arm, '/') + 1) AS arm,
                sum(sign) AS events,
                uniqIf(user_id_hash, user_id_hash != '') AS users,
                sumIf(sign, event_type = 'CLICK') AS clicks,
                sumIf(sign, outcome = 'billable') AS billable,
                sumIf(sign, outcome = 'quarantined') AS quarantined,
                sumIf(sign, outcome IN ('givt', 'sivt')) AS invalid
            FROM adtally.ad_events
            WHERE startsWith(experiment_arm, {prefix:String})
              AND event_time >= fromUnixTimestamp64Milli({from:Int64})
            GROUP BY arm ORDER BY arm""";

    private final ClickHouse clickHouse;
    private final Clock clock;
    private final Cache<Asked, Kept<List<ArmCount>>> answers =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    ArmTraffic(ClickHouse clickHouse, Clock clock) {
        this.clickHouse = clickHouse;
        this.clock = clock;
    }

    private record Asked(String experiment, Instant started) {}

    /**
     * An arm's events by what became of them.
     *
     * @param users how many, estimated; events without a user are in arms by their address and not counted here
     * @param invalid general and sophisticated invalid traffic
     */
    public record ArmCount(
            String arm, long events, long users, long clicks, long billable, long quarantined, long invalid) {}

    /** By arm, of an experiment that started then; TrafficUnavailableException if ClickHouse does not answer. */
    @PreAuthorize("hasAuthority('experiments:read')")
    public List<ArmCount> of(String experiment, Instant started) {
        return answers.get(new Asked(experiment, started), asked -> new Kept<>(FRESH, clock))
                .or(() -> ask(experiment, started));
    }

    private List<ArmCount> ask(String experiment, Instant started) {
        Map<String, String> parameters = Map.of(
                "prefix",
                experiment + "/",
                "from",
                Long.toString(started.minus(LATENESS).toEpochMilli()));
        return clickHouse.rows(ARMS, parameters).stream()
                .map(row -> new ArmCount(
                        row.path("arm").asText(),
                        row.path("events").asLong(),
                        row.path("users").asLong(),
                        row.path("clicks").asLong(),
                        row.path("billable").asLong(),
                        row.path("quarantined").asLong(),
                        row.path("invalid").asLong()))
                .toList();
    }
}
