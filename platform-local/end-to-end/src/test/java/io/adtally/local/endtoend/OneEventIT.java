package io.adtally.local.endtoend;

import static io.adtally.local.endtoend.PlatformUnderTest.FRESHNESS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.event.Ulid;
import io.adtally.local.launcher.TopicReader;
import io.adtally.topic.Topic;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class OneEventIT {
    private final PlatformUnderTest platform = new PlatformUnderTest();
    private final String campaign = "one-event-" + System.nanoTime();

    @Test
    void anEventIsCountedInClickHouseKeptInTheLakeAndPublished() throws Exception {
        String id = Ulid.next(System.currentTimeMillis());

        HttpResponse<String> answer = platform.postEvents("[" + impression(id) + "]");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        await().atMost(FRESHNESS)
                .untilAsserted(() -> assertThat(platform.outcomes(campaign)).isEqualTo(Map.of("billable", 1L)));
        await().atMost(FRESHNESS).untilAsserted(() -> assertThat(platform.lakeCount("raw", campaign))
                .isEqualTo(1));
        await().atMost(FRESHNESS).untilAsserted(() -> assertThat(platform.lakeCount("verdicts", campaign))
                .isEqualTo(1));
        assertThat(platform.committed(
                        Topic.ENRICHED_EVENTS,
                        event -> id.equals(String.valueOf(((GenericRecord) event.get("event")).get("event_id")))))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.get("outcome")).hasToString("billable");
                    assertThat(event.get("sign")).isEqualTo(1);
                    assertThat(event.get("flags")).hasToString("[unknown_campaign]");
                });
        assertThat(new TopicReader(platform.stack().settings()).last("enriched_events", 1))
                .as("the end of the topic is a transaction's, the record before it is shown")
                .hasSize(1);
    }

    @Test
    void aBadItemIsKeptAndCountedAndItsNeighboursAreToo() throws Exception {
        String bad = "{\"event_type\":\"IMPRESSION\",  \"campaign_id\":\"" + campaign
                + "\",\"note\":\"é\",\"event_time\":" + System.currentTimeMillis() + "}";
        String first = Ulid.next(System.currentTimeMillis());
        String second = Ulid.next(System.currentTimeMillis());

        HttpResponse<String> answer =
                platform.postEvents("[" + impression(first) + "," + bad + "," + impression(second) + "]");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        await().atMost(FRESHNESS).untilAsserted(() -> assertThat(platform.outcomes(campaign))
                .isEqualTo(Map.of("billable", 2L, "invalid", 1L)));
        assertThat(platform.sql("SELECT reason FROM adtally.ad_events WHERE outcome = 'invalid' AND campaign_id = '"
                        + campaign + "'"))
                .isEqualTo("MISSING_FIELD");
        assertThat(platform.committed(
                        Topic.INVALID_EVENTS, event -> campaign.equals(String.valueOf(event.get("campaign_id")))))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.get("reason")).hasToString("MISSING_FIELD");
                    assertThat(UTF_8.decode((ByteBuffer) event.get("original")).toString())
                            .isEqualTo(bad);
                });
    }

    @Test
    void theSameBatchSentTwiceIsCountedOnce() throws Exception {
        String batch = "[" + impression(Ulid.next(System.currentTimeMillis())) + "]";
        assertThat(platform.postEvents(batch).statusCode()).isEqualTo(204);
        assertThat(platform.postEvents(batch).statusCode()).isEqualTo(204);
        await().atMost(FRESHNESS).untilAsserted(() -> assertThat(platform.outcomes(campaign))
                .isEqualTo(Map.of("billable", 1L, "duplicate", 1L)));
    }

    @Test
    void aClickIsRestatedWhenItsImpressionComesAfterTheGrace() throws Exception {
        // Seen for a while before the click: whoever clicks at once is no person.
        String impression = Ulid.next(System.currentTimeMillis() - 5_000);
        String click = "{\"event_type\":\"CLICK\",\"ad_id\":\"ad\",\"campaign_id\":\"" + campaign + "\",\"event_time\":"
                + System.currentTimeMillis() + ",\"impression_id\":\"" + impression + "\"}";
        assertThat(platform.postEvents("[" + click + "]").statusCode()).isEqualTo(204);
        await().atMost(FRESHNESS)
                .untilAsserted(() -> assertThat(platform.outcomes(campaign)).isEqualTo(Map.of("unmatched", 1L)));
        assertThat(platform.postEvents("[" + impression(impression) + "]").statusCode())
                .isEqualTo(204);
        await().atMost(FRESHNESS)
                .untilAsserted(() -> assertThat(platform.outcomes(campaign)).isEqualTo(Map.of("billable", 2L)));
        // A view's rows are visible a moment after those they were made from.
        await().atMost(FRESHNESS).untilAsserted(() -> assertThat(platform.sql(
                        "SELECT sum(events) FROM adtally.performance_by_minute WHERE campaign_id = '" + campaign + "'"))
                .as("the rollup follows the restatement")
                .isEqualTo("2"));
    }

    private String impression(String id) {
        return "{\"event_id\":\"" + id + "\",\"event_type\":\"IMPRESSION\",\"ad_id\":\"ad\",\"campaign_id\":\""
                + campaign + "\",\"event_time\":" + System.currentTimeMillis() + "}";
    }
}
