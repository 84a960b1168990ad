package io.adtally.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.event.Ulid;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An hour of traffic as a small agency has it, and what its people did: something to be seen in every view. */
final class PictureTraffic {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int MINUTES = 58;
    private static final int AT_ONCE = 400;
    private static final List<String> SITES = List.of("news", "cooking", "travel", "weather", "music");
    private static final List<String> CAMPAIGNS = List.of(
            "autumn-city-trips,nordwind,Autumn city trips,EUR,CPM,4.20",
            "ski-weeks,nordwind,Ski weeks,EUR,CPC,0.35",
            "espresso-launch,brewhaus,Espresso launch,EUR,CPM,6.80",
            "filter-coffee,brewhaus,Filter coffee,EUR,VCPM,5.10",
            "trail-shoes,kestrel,Trail shoes,GBP,CPC,0.42",
            "winter-jackets,kestrel,Winter jackets,GBP,CPM,3.90",
            "night-bus,linienplan,Night bus,EUR,CPM,2.75",
            "green-power,linienplan,Green power,EUR,CPC,0.28");
    private static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0"
                    + " Safari/537.36";

    private final PlatformUnderTest platform;
    private final ConsoleApi console;
    private final Random random = new Random(7);
    private final List<String> events = new ArrayList<>();
    private long sent;
    private String restated = "";

    PictureTraffic(PlatformUnderTest platform, ConsoleApi console) {
        this.platform = platform;
        this.console = console;
    }

    long sent() {
        return sent;
    }

    /** The id of a click that came long before its impression. */
    String restated() {
        return restated;
    }

    /** How many of them are in the books. */
    long counted() throws Exception {
        return Long.parseLong(platform.sql("SELECT sum(sign) FROM adtally.ad_events WHERE site_id LIKE '%.picture'"));
    }

    /** Campaigns, placements, a key, lists, thresholds and an experiment, by the people who see to them. */
    void prepare() throws Exception {
        for (String advertiser : List.of(
                "nordwind,Nordwind Reisen",
                "brewhaus,Brewhaus Kaffee",
                "kestrel,Kestrel Outdoor",
                "linienplan,Linienplan")) {
            String[] parts = advertiser.split(",", -1);
            console.json(
                    "campaign-manager", "/advertisers", "{\"id\":\"" + parts[0] + "\",\"name\":\"" + parts[1] + "\"}");
        }
        StringBuilder sheet = new StringBuilder(console.get("campaign-manager", "/campaigns/export")
                .lines()
                .findFirst()
                .orElseThrow());
        for (String campaign : CAMPAIGNS) {
            String[] parts = campaign.split(",", -1);
            sheet.append('\n')
                    .append(parts[0])
                    .append(',')
                    .append(parts[1])
                    .append(',')
                    .append(parts[2]);
            sheet.append(",ACTIVE,")
                    .append(parts[3])
                    .append(",,,25000.00,1200.00,")
                    .append(parts[4])
                    .append(',');
            sheet.append(parts[5]).append(",2026-01-01T00:00:00Z");
        }
        console.post("campaign-manager", "/campaigns/import", "text/csv", sheet + "\n");
        for (String site : SITES) {
            console.json(
                    "campaign-manager",
                    "/placements",
                    "{\"id\":\"" + site + "-top\",\"siteId\":\"" + site + ".picture\",\"name\":\"Top of " + site
                            + " pages\"}");
        }
        console.json(
                "admin", "/api-keys", "{\"name\":\"nightly export\",\"scopes\":[\"campaigns:read\",\"traffic:read\"]}");
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            list.append("185.")
                    .append(random.nextInt(256))
                    .append('.')
                    .append(random.nextInt(256))
                    .append('.');
            list.append(random.nextInt(256)).append('\n');
        }
        String imported = console.post(
                "fraud-analyst",
                "/lists/ip/imports?source=exits.txt&note=Exit%20nodes",
                "text/plain",
                list + "no address\n");
        String id = ConsoleApi.field(imported, "id");
        await().until(() ->
                console.get("fraud-analyst", "/lists/ip/imports/" + id).contains("DONE"));
        console.json("fraud-analyst", "/lists/ip/versions", "{\"importId\":\"" + id + "\"}");
        entry("185.220.101.0/24", "BLOCK", "Exit nodes of an anonymity network");
        entry("81.64.12.9", "BLOCK", "Clicks every ad of a page, all night");
        entry("81.64.99.0/24", "ALLOW", "A university: many people behind few addresses");
        propose("0.75", "0.95", "Too much slips through at weekends", true);
        propose("0.7", "0.92", "After the review of Tuesday", false);
        console.json(
                "lead",
                "/experiments",
                "{\"name\":\"frequency-cap\",\"arms\":[{\"name\":\"control\",\"weight\":80},"
                        + "{\"name\":\"capped\",\"weight\":20}]}");
        console.json("lead", "/experiments/frequency-cap/start", "{}");
    }

    private void entry(String entry, String effect, String reason) throws Exception {
        console.json(
                "fraud-analyst",
                "/lists/ip/entries",
                "{\"entry\":\"" + entry + "\",\"effect\":\"" + effect + "\",\"reason\":\"" + reason + "\"}");
    }

    private void propose(String quarantine, String drop, String reason, boolean approved) throws Exception {
        String proposal = console.json(
                "fraud-analyst",
                "/thresholds/proposals",
                "{\"quarantine\":" + quarantine + ",\"drop\":" + drop + ",\"reason\":\"" + reason + "\"}");
        if (approved) {
            console.json("lead", "/thresholds/proposals/" + ConsoleApi.field(proposal, "id") + "/approval", "{}");
        }
    }

    /** Every minute of the last hour a little other, with crawlers, a click farm and data centres among the people. */
    void send() throws Exception {
        long now = System.currentTimeMillis();
        for (int minute = MINUTES; minute >= 0; minute--) {
            long start = now - minute * MINUTE_MILLIS;
            int people = 34 + (int) (14 * Math.sin(minute / 9.0)) + random.nextInt(12);
            for (int i = 0; i < people; i++) {
                person(start + random.nextInt(40_000));
            }
            if (minute % 3 == 0) {
                farm(start, minute);
            }
        }
        flush();
    }

    private void person(long time) throws Exception {
        int user = random.nextInt(900);
        String ip = "81.64." + user % 200 + "." + (1 + user % 250);
        double kind = random.nextDouble();
        if (kind < 0.05) {
            impression(time, "crawler", ip, "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)");
            return;
        }
        if (kind < 0.08) {
            impression(time, "u" + user, "185.220.101." + user % 250, BROWSER);
            return;
        }
        String seen = impression(time, "u" + user, ip, BROWSER);
        if (random.nextInt(12) == 0) {
            click(time + 4_000 + random.nextInt(9_000), seen, "u" + user, ip);
        }
    }

    /** A dozen devices behind two networks that click whatever they are shown, at once. */
    private void farm(long start, int minute) throws Exception {
        for (int device = 0; device < 6; device++) {
            String ip = (minute % 2 == 0 ? "35.97.130." : "82.163.40.") + (20 + device);
            long time = start + device * 700L;
            for (int look = 0; look < 3; look++) {
                String seen = impression(time + look * 900L, "farm" + device, ip, BROWSER);
                click(time + look * 900L + 350, seen, "farm" + device, ip);
            }
        }
    }

    private String impression(long time, String user, String ip, String agent) throws Exception {
        String id = Ulid.next(time);
        event(id, "IMPRESSION", id, time, user, ip, agent);
        return id;
    }

    private void click(long time, String impression, String user, String ip) throws Exception {
        String id = Ulid.next(time);
        event(id, "CLICK", impression, time, user, ip, BROWSER);
        if (restated.isEmpty()) {
            restated = id;
        }
    }

    private void event(String id, String type, String impression, long time, String user, String ip, String agent)
            throws Exception {
        int pick = Math.floorMod(impression.hashCode(), 64);
        String site = SITES.get(pick % SITES.size());
        String campaign = CAMPAIGNS.get(pick % CAMPAIGNS.size());
        events.add("{\"event_id\":\"" + id + "\",\"event_type\":\"" + type + "\",\"impression_id\":\"" + impression
                + "\",\"event_time\":" + Math.min(time, System.currentTimeMillis()) + ",\"ad_id\":\"ad-" + pick % 4
                + "\",\"campaign_id\":\"" + campaign.substring(0, campaign.indexOf(',')) + "\",\"placement_id\":\""
                + site
                + "-top\",\"site_id\":\"" + site + ".picture\",\"user_id_hash\":\"" + user + "\",\"device_id_hash\":\"d"
                + user + "\",\"ip\":\"" + ip + "\",\"country\":\"DE\",\"user_agent\":\"" + agent
                + "\",\"url\":\"https://"
                + site + ".example/page\"}");
        sent++;
        if (events.size() == AT_ONCE) {
            flush();
        }
    }

    private void flush() throws Exception {
        assertThat(platform.postEvents("[" + String.join(",", events) + "]").statusCode())
                .isEqualTo(204);
        events.clear();
    }
}
