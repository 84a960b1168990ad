package io.adtally.local.traffic;

import io.adtally.local.traffic.People.Person;
import java.util.Random;

/** Makes items: what an SDK would put on the wire. Not thread-safe. */
final class ItemFactory {
    private static final String[] SITES = {"news", "sports", "cooking", "travel", "games", "weather", "finance", "music"
    };

    private final Random random;
    private final Ulids ulids;
    private final Json json = new Json();

    ItemFactory(Random random) {
        this.random = random;
        this.ulids = new Ulids(random);
    }

    /** An impression that somebody sees at this time. */
    Item impression(String campaignId, Person person, long timeMillis) {
        String id = ulids.next(timeMillis);
        return item(id, Type.IMPRESSION, campaignId, id, person, timeMillis);
    }

    /** What follows an impression: seen long enough, clicked, bought. */
    Item follow(Type type, Item impression, Person person, long timeMillis) {
        return item(ulids.next(timeMillis), type, impression.campaignId(), impression.id(), person, timeMillis);
    }

    /** A click whose impression nobody ever sends. */
    Item orphanClick(String campaignId, Person person, long timeMillis) {
        String unseen = ulids.next(timeMillis - 500 - random.nextInt(15_000));
        return item(ulids.next(timeMillis), Type.CLICK, campaignId, unseen, person, timeMillis);
    }

    /** Something a careless integration sends; its campaign stays readable, so that it can be found. */
    Item invalid(String campaignId, long timeMillis) {
        String id = ulids.next(timeMillis);
        json.start().text("event_id", id).text("campaign_id", campaignId);
        switch (random.nextInt(5)) {
            case 0 -> json.text("event_type", "IMPRESSION").number("event_time", timeMillis); // no ad_id
            case 1 -> json.text("event_type", "IMPRESSON").text("ad_id", "ad").number("event_time", timeMillis);
            case 2 -> json.text("event_type", "IMPRESSION").text("ad_id", "ad").text("event_time", "yesterday");
            case 3 -> json.text("event_type", "IMPRESSION").raw("ad_id", "{}").number("event_time", timeMillis);
            default ->
                json.text("event_type", "CLICK").text("ad_id", "ad").number("event_time", timeMillis); // of what?
        }
        Facts unread = new Facts("", "", "", "", "", "", "", "", "");
        return new Item(id, Type.IMPRESSION, campaignId, "", timeMillis, unread, false, false, json.end());
    }

    private Item item(String id, Type type, String campaignId, String impressionId, Person person, long timeMillis) {
        int ad = Math.floorMod(campaignId.hashCode(), 7);
        String site = SITES[Math.floorMod(impressionId.hashCode(), SITES.length)];
        String signal = person.userHash().isEmpty() ? "SERVER" : ad % 3 == 0 ? "MOBILE" : "BROWSER";
        String viewability = "";
        json.start()
                .text("event_id", id)
                .text("event_type", type.name())
                .text("signal_type", signal)
                .number("event_time", timeMillis)
                .text("ad_id", "ad-" + ad)
                .text("creative_id", "creative-" + ad % 3)
                .text("campaign_id", campaignId)
                .text("placement_id", site + "-top")
                .text("site_id", site + ".example")
                .text("impression_id", impressionId)
                .text("user_id_hash", person.userHash())
                .text("session_id", person.sessionId())
                .text("ip", person.ip())
                .text("country", person.country())
                .text("user_agent", person.browser().userAgent())
                .text("url", "https://" + site + ".example/page/" + ad)
                .text("sdk", "web")
                .text("sdk_version", "1.4.2");
        if (type == Type.VIEWABLE) {
            viewability = view(random.nextInt(10_000), random.nextInt(1_000));
        } else if (type == Type.CONVERSION) {
            json.number("value_micros", 1_000_000L * (5 + random.nextInt(95))).text("currency", "USD");
        }
        Facts facts = new Facts(
                "ad-" + ad,
                "creative-" + ad % 3,
                site + "-top",
                site + ".example",
                person.country(),
                person.browser().device(),
                person.browser().os(),
                signal,
                viewability);
        return new Item(id, type, campaignId, impressionId, timeMillis, facts, person.listed(), true, json.end());
    }

    /** Says how an ad was seen, a few times without the time; what that is by the standard. */
    private String view(int millis, int permille) {
        boolean half = permille >= 500;
        if (millis < 500) {
            json.number("viewable_fraction_permille", permille);
            return half ? "undetermined" : "not_viewable";
        }
        json.number("viewable_ms", millis);
        if (millis % 4 == 0) {
            json.number("viewable_fraction_permille", permille);
            return half && millis >= 1_000 ? "viewable" : "not_viewable";
        }
        return millis >= 1_000 ? "viewable" : "not_viewable";
    }
}
