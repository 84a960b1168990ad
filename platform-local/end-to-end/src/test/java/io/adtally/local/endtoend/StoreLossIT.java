package io.adtally.local.endtoend;

import static io.adtally.local.endtoend.PlatformUnderTest.FRESHNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.Part;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Law: every 2xx means durable. What cannot be made durable is refused, and what was answered is counted. */
class StoreLossIT {
    /** Until collector and jobs have found Kafka again, as all wait longer from try to try. */
    private static final Duration RECOVERY = Duration.ofMinutes(4);

    private final PlatformUnderTest platform = new PlatformUnderTest();
    private final String campaign = "store-loss-" + System.nanoTime();
    private boolean isKilled;

    @AfterEach
    void startKafka() {
        if (isKilled) {
            restartKafka();
        }
    }

    @Test
    void whatWasAnsweredBeforeKafkaWasKilledIsCountedAndWhatCameAfterIsRefused() throws Exception {
        assertThat(platform.postEvents(batch()).statusCode()).isEqualTo(204);
        platform.stack().kill(Part.KAFKA);
        isKilled = true;

        HttpResponse<String> refused = platform.postEvents(batch());

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        await().atMost(FRESHNESS)
                .untilAsserted(() ->
                        assertThat(platform.get("/health/ready").statusCode()).isEqualTo(503));
        assertThat(platform.get("/health/live").statusCode()).isEqualTo(200);

        restartKafka();
        assertThat(platform.postEvents(batch()).statusCode()).isEqualTo(204);
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(platform.outcomes(campaign)).isEqualTo(Map.of("billable", 2L)));
    }

    private void restartKafka() {
        platform.stack().restart(Part.KAFKA);
        isKilled = false;
        await().atMost(RECOVERY)
                .untilAsserted(() ->
                        assertThat(platform.get("/health/ready").statusCode()).isEqualTo(200));
    }

    private String batch() {
        return "[{\"event_type\":\"IMPRESSION\",\"ad_id\":\"ad\",\"campaign_id\":\"" + campaign + "\",\"event_time\":"
                + System.currentTimeMillis() + "}]";
    }
}
