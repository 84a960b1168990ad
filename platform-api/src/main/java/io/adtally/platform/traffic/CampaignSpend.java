package io.adtally.platform.traffic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.adtally.platform.account.Asker;
import io.adtally.platform.campaign.CampaignData;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * What campaigns have spent, to be held against their budgets, as ClickHouse has it; asked anew at most every ten seconds.
 * Thread-safe.
 */
@Service
public class CampaignSpend {
    private static final int MOST_KEPT = 500;
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final String SPENT = """
            SELECT campaign_id, currency, sum(spend_micros) AS total,
                   sumIf(spend_micros, bucket >= toStartOfDay(now('UTC'))) AS today
            FROM adtally.performance_by_day
            WHERE advertiser_id IN {advertisers:Array(String)} AND campaign_id IN {campaigns:Array(String)}
            GROUP BY campaign_id, currency""";

    private final ClickHouse clickHouse;
    private final Clock clock;
    private final Cache<Asked, Kept<List<Spent>>> answers =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    CampaignSpend(ClickHouse clickHouse, Clock clock) {
        this.clickHouse = clickHouse;
        this.clock = clock;
    }

    /** What is asked for, by whoever may see all of it. */
    private record Asked(Set<String> advertisers, Set<String> campaigns) {}

    /**
     * A campaign's spend, millionths of its currency. Events that wait in quarantine cost nothing yet.
     *
     * @param todayMicros for events since midnight, UTC
     * @param totalMicros for all events that the rollups keep: of the last three years
     */
    public record Spent(String campaignId, String currency, long todayMicros, long totalMicros) {}

    /**
     * By id, of those of the campaigns that the asker may see; zero where nothing was spent. TrafficUnavailableException if
     * ClickHouse does not answer.
     */
    @PreAuthorize("hasAuthority('campaigns:read') and hasAuthority('reports:read')")
    public Map<String, Spent> of(Collection<CampaignData> campaigns) {
        Asker asker = Asker.current();
        Map<String, CampaignData> visible = campaigns.stream()
                .filter(campaign -> asker.maySee(campaign.advertiserId()))
                .collect(Collectors.toMap(CampaignData::id, campaign -> campaign, (a, b) -> a, LinkedHashMap::new));
        Map<String, Spent> spent = new LinkedHashMap<>();
        visible.forEach((id, campaign) -> spent.put(id, new Spent(id, campaign.currency(), 0, 0)));
        if (!visible.isEmpty()) {
            lately(visible.values()).forEach(found -> {
                Spent zero = spent.get(found.campaignId());
                if (zero != null && zero.currency().equals(found.currency())) {
                    spent.put(found.campaignId(), found);
                }
            });
        }
        return spent;
    }

    private List<Spent> lately(Collection<CampaignData> campaigns) {
        Asked asked = new Asked(
                campaigns.stream().map(CampaignData::advertiserId).collect(Collectors.toCollection(TreeSet::new)),
                campaigns.stream().map(CampaignData::id).collect(Collectors.toCollection(TreeSet::new)));
        return answers.get(asked, key -> new Kept<>(FRESH, clock)).or(() -> ask(asked));
    }

    private List<Spent> ask(Asked asked) {
        Map<String, String> parameters = Map.of(
                "advertisers",
                ClickHouse.array(asked.advertisers().stream()),
                "campaigns",
                ClickHouse.array(asked.campaigns().stream()));
        return clickHouse.rows(SPENT, parameters).stream()
                .map(row -> new Spent(
                        row.path("campaign_id").asText(),
                        row.path("currency").asText(),
                        row.path("today").asLong(),
                        row.path("total").asLong()))
                .toList();
    }
}
