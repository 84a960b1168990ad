package io.adtally.local.endtoend;

import static io.adtally.local.endtoend.PlatformUnderTest.FRESHNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.Part;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Law: every 2xx means durable. What cannot be made durable is refused, and what was answered is counted. */
class StoreLossIT {
    private final PlatformUnderTest platform = new PlatformUnderTest();
    private final String campaign = "store-loss-" + System.nanoTime();

    @AfterEach
    void startKafka() {
        platform.stack().restart(Part.KAFKA);
    }

    @Test
    void whatWasAnsweredBeforeKafkaWasKilledIsCountedAndWhatCameAfterIsRefused() throws Exception {
        assertThat(platform.postEvents(batch()).statusCode()).isEqualTo(204);
        platform.stack().kill(Part.KAFKA);

        HttpResponse<String> refused = platform.postEvents(batch());

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        await().atMost(FRESHNESS)
                .untilAsserted(() ->
                        assertThat(platform.get("/health/ready").statusCode()).isEqualTo(503));
        assertThat(platform.get("/health/live").statusCode()).isEqualTo(200);

        platform.stack().restart(Part.KAFKA);
        await().atMost(FRESHNESS)
                .untilAsserted(() ->
                        assertThat(platform.get("/health/ready").statusCode()).isEqualTo(200));
        assertThat(platform.postEvents(batch()).statusCode()).isEqualTo(204);
        await().atMost(FRESHNESS)
                .untilAsserted(() -> assertThat(platform.outcomes(campaign)).isEqualTo(Map.of("billable", 2L)));
    }

    private String batch() {
        return "[{\"event_type\":\"IMPRESSION\",\"ad_id\":\"ad\",\"campaign_id\":\"" + campaign + "\",\"event_time\":"
                + System.currentTimeMillis() + "}]";
    }
}
