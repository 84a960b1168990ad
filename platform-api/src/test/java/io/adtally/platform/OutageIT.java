package io.adtally.platform;

import static io.adtally.platform.RunningPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.platform.publish.Publications;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Redis and Kafka go and come, and the control plane is stopped in between: every change arrives, in its order. */
class OutageIT {
    private static final EmbeddedStack STACK = EmbeddedStack.shared(EnumSet.of(Part.KAFKA, Part.REGISTRY, Part.REDIS));
    private static final Duration SOON = Duration.ofSeconds(90);

    @Test
    void changesMadeDuringAnOutageArriveAfterIt(@TempDir Path directory) throws Exception {
        Map<String, String> properties = Map.of("ADTALLY_DATABASE_URL", Databases.h2(directory));
        try (RunningPlatform platform = RunningPlatform.start(STACK, properties)) {
            platform.post(ADMIN, "/advertisers", Map.of("id", "outage", "name", "Outage"));
            STACK.kill(Part.REDIS);
            create(platform, "outage-redis");
            await().atMost(SOON).until(() -> backlog(platform).failing() == 1);
            // Redis comes first: without it nothing is said to the data plane, which would read what is not there.
            assertThat(ControlPlaneContract.messages("campaign/outage-redis")).isEmpty();
            STACK.restart(Part.REDIS);
            await().atMost(SOON).until(() -> backlog(platform).waiting() == 0);
            assertThat(ControlPlaneContract.messages("campaign/outage-redis")).hasSize(1);

            STACK.kill(Part.KAFKA);
            create(platform, "outage-kafka");
            await().atMost(SOON).until(() -> backlog(platform).failing() == 1);
            assertThat(platform.anonymous("/actuator/health/readiness").status())
                    .isEqualTo(200);
        }
        STACK.restart(Part.KAFKA);
        try (RunningPlatform again = RunningPlatform.start(STACK, properties)) {
            await().atMost(SOON).until(() -> backlog(again).waiting() == 0);
            assertThat(ControlPlaneContract.messages("campaign/outage-kafka")).hasSize(1);
            assertThat(again.bean(StringRedisTemplate.class).opsForValue().get("adtally:campaign:outage-kafka"))
                    .contains("\"outage-kafka\"");
        }
    }

    private static void create(RunningPlatform platform, String id) throws Exception {
        Map<String, Object> price = Map.of("from", "2026-01-01T00:00:00Z", "model", "CPC", "priceMicros", 5);
        Map<String, Object> campaign = Map.of(
                "id",
                id,
                "advertiserId",
                "outage",
                "name",
                id,
                "status",
                "ACTIVE",
                "currency",
                "EUR",
                "prices",
                List.of(price));
        assertThat(platform.post(ADMIN, "/campaigns", campaign).status()).isEqualTo(201);
    }

    private static Publications.Backlog backlog(RunningPlatform platform) {
        return platform.bean(Publications.class).backlog();
    }
}
