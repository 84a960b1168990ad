package io.adtally.platform.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import io.adtally.platform.account.Asker;
import io.adtally.platform.campaign.CampaignData;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What campaigns have spent, to be held against their budgets, as ClickHouse has it. Thread-safe. */
@Service
public class CampaignSpend {
    private static final String SPENT = """
            SELECT campaign_id, currency, sum(spend_micros) AS total,
                   sumIf(spend_micros, bucket >= toStartOfDay(now('UTC'))) AS today
            FROM adtally.performance_by_day
            WHERE advertiser_id IN {advertisers:Array(String)} AND campaign_id IN {campaigns:Array(String)}
            GROUP BY campaign_id, currency""";

    private final ClickHouse clickHouse;

    CampaignSpend(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

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
            ask(visible.values()).forEach(row -> {
                String id = row.path("campaign_id").asText();
                String currency = row.path("currency").asText();
                Spent zero = spent.get(id);
                if (zero != null && zero.currency().equals(currency)) {
                    long today = row.path("today").asLong();
                    spent.put(
                            id, new Spent(id, currency, today, row.path("total").asLong()));
                }
            });
        }
        return spent;
    }

    private List<JsonNode> ask(Collection<CampaignData> campaigns) {
        return clickHouse.rows(
                SPENT,
                Map.of(
                        "advertisers", array(campaigns.stream().map(CampaignData::advertiserId)),
                        "campaigns", array(campaigns.stream().map(CampaignData::id))));
    }

    /** Ids have neither quotes nor backslashes in them. */
    private static String array(Stream<String> ids) {
        return ids.distinct().map(id -> "'" + id + "'").collect(Collectors.joining(",", "[", "]"));
    }
}
