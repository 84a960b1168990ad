package io.adtally.local.traffic;

import io.adtally.local.traffic.Campaign.Price;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The campaigns of one run. Their ids carry the run's, so that its events are found again among all others. */
final class Campaigns {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final String KEY = "adtally:campaign:";
    private static final String[] MODELS = {"CPM", "CPC", "VCPM"};

    private final String prefix;
    private final List<Campaign> all = new ArrayList<>();
    private final Map<String, Campaign> byId = new TreeMap<>();

    private Campaigns(String prefix) {
        this.prefix = prefix;
    }

    /** Campaigns with prices of all models; the first one's price changed an hour ago. */
    static Campaigns of(String runId, int count, Random random, long nowMillis) {
        Campaigns campaigns = new Campaigns(prefix(runId));
        for (int i = 0; i < count; i++) {
            List<Price> prices = new ArrayList<>();
            String model = MODELS[i % MODELS.length];
            prices.add(new Price(0, model, price(model, random)));
            if (i == 0) {
                prices.add(new Price(nowMillis - HOUR_MILLIS, model, price(model, random)));
            }
            campaigns.add(new Campaign(
                    campaigns.prefix + String.format("%03d", i),
                    "a-" + runId + "-" + i % 5,
                    i % 4 == 3 ? "EUR" : "USD",
                    prices));
        }
        return campaigns;
    }

    static String prefix(String runId) {
        return "c-" + runId + "-";
    }

    /** Tells the platform of the campaigns. */
    void publish(String redisUrl) {
        try (RedisClient client = RedisClient.create(redisUrl)) {
            RedisCommands<String, String> redis = client.connect().sync();
            all.forEach(campaign -> redis.set(KEY + campaign.id(), campaign.json()));
        }
    }

    /** A campaign by popularity: the first is the most popular, after Zipf. */
    Campaign pick(Random random) {
        double position = Math.pow(all.size() + 1.0, random.nextDouble()) - 1;
        return all.get(Math.min(all.size() - 1, (int) position));
    }

    /** The id of a campaign that nobody has told the platform of. */
    String unknownId() {
        return prefix + "unknown";
    }

    /** What the event costs if it is billable, in micros; 0 for an unknown campaign. */
    long costMicros(Item item) {
        Campaign campaign = byId.get(item.campaignId());
        return campaign == null ? 0 : campaign.costMicros(item);
    }

    private void add(Campaign campaign) {
        all.add(campaign);
        byId.put(campaign.id(), campaign);
    }

    private static long price(String model, Random random) {
        return model.equals("CPC")
                ? 100_000L + 10_000L * random.nextInt(90)
                : 1_000_000L + 1_000L * random.nextInt(9_000);
    }
}
