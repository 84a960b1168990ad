package io.adtally.local.endtoend;

import static io.adtally.local.endtoend.PlatformUnderTest.FRESHNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.event.Ulid;
import java.time.Duration;
import java.util.Locale;

/** Impressions of a campaign, each seen by another person, sent one by one. */
final class Impressions {
    private static final Duration PACE = Duration.ofMillis(250);

    private final PlatformUnderTest platform;
    private final String campaign;
    private int sent;

    Impressions(PlatformUnderTest platform, String campaign) {
        this.platform = platform;
        this.campaign = campaign;
    }

    int sent() {
        return sent;
    }

    /** Sends one, seen at an address of its own. */
    void send() throws Exception {
        send("81.77." + sent % 250 + ".9");
    }

    void send(String ip) throws Exception {
        send(ip, "u" + sent);
    }

    void send(String ip, String user) throws Exception {
        String id = Ulid.next(System.currentTimeMillis());
        String body = "[{\"event_id\":\"" + id
                + "\",\"event_type\":\"IMPRESSION\",\"ad_id\":\"ad\",\"placement_id\":\"news-top\",\"campaign_id\":\""
                + campaign + "\",\"user_id_hash\":\"" + user + "\",\"ip\":\"" + ip + "\",\"event_time\":"
                + System.currentTimeMillis() + "}]";
        assertThat(platform.postEvents(body).statusCode()).isEqualTo(204);
        sent++;
    }

    /**
     * Goes on sending until one of them is as the condition says, and tells how long after the given moment the first
     * such was received, and was seen.
     */
    void sendUntil(String what, String condition, long sinceMillis, Sending sending) throws Exception {
        await().atMost(FRESHNESS).pollInterval(PACE).until(() -> {
            sending.send();
            return count(condition) > 0;
        });
        long seen = System.currentTimeMillis() - sinceMillis;
        long received = Long.parseLong(platform.sql("SELECT min(toUnixTimestamp64Milli(server_received_at)) FROM"
                        + " adtally.ad_events WHERE campaign_id = '" + campaign + "' AND " + condition))
                - sinceMillis;
        System.out.printf(
                Locale.ROOT,
                "%s: on an event received %.1f s after, seen in ClickHouse after %.1f s%n",
                what,
                received / 1000.0,
                seen / 1000.0);
    }

    /** How many of them are as the condition says. */
    long count(String condition) throws Exception {
        return Long.parseLong(platform.sql(
                "SELECT sum(sign) FROM adtally.ad_events WHERE campaign_id = '" + campaign + "' AND " + condition));
    }

    /** Sends one impression. */
    interface Sending {
        void send() throws Exception;
    }
}
