package io.adtally.platform;

import static io.adtally.platform.RunningPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.adtally.campaign.RedisKeys;
import io.adtally.control.ControlMessage;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.platform.RunningPlatform.Answer;
import io.adtally.platform.publish.Publications;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Redis loses all it was told, while two consoles run: it is told again, by itself, and as what it was. */
class LostRedisIT {
    private static final EmbeddedStack STACK = EmbeddedStack.shared(EnumSet.of(Part.KAFKA, Part.REGISTRY, Part.REDIS));
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void whatRedisLostComesBackAsItWasAndIsSaidAgainUnderItsVersion(@TempDir Path directory) throws Exception {
        Map<String, String> properties = Map.of("ADTALLY_DATABASE_URL", Databases.h2(directory));
        try (RunningPlatform platform = RunningPlatform.start(STACK, properties);
                RunningPlatform other = RunningPlatform.start(STACK, properties)) {
            createCampaigns(platform);
            String importId = imported(platform);
            platform.post(ADMIN, "/lists/ip/versions", Map.of("importId", importId));
            String ip = version(edited(platform, "ip", "198.51.110.9"));
            String userAgent = version(edited(platform, "user_agent", "Lost-Harvester"));
            settled(platform);
            List<String> keys = List.of(
                    RedisKeys.campaign("lost-one"),
                    RedisKeys.campaign("lost-two"),
                    RedisKeys.listVersion("ip"),
                    RedisKeys.listBase("ip", importId),
                    RedisKeys.listEdits("ip", Long.parseLong(ip)),
                    RedisKeys.listVersion("user_agent"),
                    RedisKeys.listSnapshot("user_agent", Long.parseLong(userAgent)));
            Map<String, List<String>> before = contents(platform, keys);
            assertThat(before.values()).noneMatch(List::isEmpty);
            ControlMessage said = ControlPlaneContract.messages("list/ip").getLast();

            redis(platform).execute((RedisCallback<@Nullable Void>) connection -> {
                connection.serverCommands().flushAll();
                return null;
            });

            await().atMost(SOON).until(() -> contents(platform, keys).equals(before));
            settled(platform);
            assertThat(redis(platform).hasKey(RedisKeys.campaign("lost-draft"))).isFalse();
            assertThat(ControlPlaneContract.messages("list/ip").getLast())
                    .as("the same message, for tasks that did not find what it names")
                    .isEqualTo(said);
            assertThat(ControlPlaneContract.messages("campaign/lost-one"))
                    .hasSize(2)
                    .extracting(ControlMessage::getVersion)
                    .containsOnly(ControlPlaneContract.messages("campaign/lost-one")
                            .getFirst()
                            .getVersion());
            await().atMost(SOON).until(() -> counted("campaigns", platform, other) == 2);
            await().atMost(SOON).until(() -> counted("lists", platform, other) == 2);
            assertThat(actions(platform))
                    .containsExactlyInAnyOrder("list.republish", "list.republish", "campaign.republish");
        }
    }

    /** A part that is missing is enough, and what is there stays as it is. */
    @Test
    void aBaseThatIsGoneOrCutOffComesBack(@TempDir Path directory) throws Exception {
        try (RunningPlatform platform =
                RunningPlatform.start(STACK, Map.of("ADTALLY_DATABASE_URL", Databases.h2(directory)))) {
            String importId = imported(platform);
            platform.post(ADMIN, "/lists/ip/versions", Map.of("importId", importId));
            settled(platform);
            List<String> base = List.of(RedisKeys.listBase("ip", importId));
            Map<String, List<String>> before = contents(platform, base);

            redis(platform).delete(base);
            await().atMost(SOON).until(() -> contents(platform, base).equals(before));
            redis(platform).opsForList().rightPush(base.getFirst(), "of another");
            await().atMost(SOON).until(() -> contents(platform, base).equals(before));
        }
    }

    private static void createCampaigns(RunningPlatform platform) throws Exception {
        platform.post(ADMIN, "/advertisers", Map.of("id", "lost", "name", "Lost"));
        Map<String, Object> price = Map.of("from", "2026-01-01T00:00:00Z", "model", "CPC", "priceMicros", 5);
        for (String id : List.of("lost-one", "lost-two", "lost-draft")) {
            Map<String, Object> campaign = Map.of(
                    "id",
                    id,
                    "advertiserId",
                    "lost",
                    "name",
                    id,
                    "status",
                    id.equals("lost-draft") ? "DRAFT" : "ACTIVE",
                    "currency",
                    "EUR",
                    "prices",
                    List.of(price));
            assertThat(platform.post(ADMIN, "/campaigns", campaign).status()).isEqualTo(201);
        }
    }

    private static String imported(RunningPlatform platform) throws Exception {
        Answer begun = platform.postText(
                ADMIN,
                "/lists/ip/imports?source=test.txt&note=test",
                "text/plain",
                "198.51.110.0/28\n2001:db8:7::/48\n");
        String id = begun.string("id");
        await().atMost(SOON).until(() -> platform.get(ADMIN, "/lists/ip/imports/" + id)
                .string("status")
                .equals("DONE"));
        return id;
    }

    private static Answer edited(RunningPlatform platform, String list, String entry) throws Exception {
        Answer made = platform.post(
                ADMIN, "/lists/" + list + "/entries", Map.of("entry", entry, "effect", "BLOCK", "reason", "our own"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    private static String version(Answer publication) {
        return publication.string("version");
    }

    private static void settled(RunningPlatform platform) {
        await().atMost(SOON)
                .until(() -> platform.bean(Publications.class).backlog().waiting() == 0);
    }

    /** What the keys hold, byte for byte; nothing of a key that is not there. */
    private static Map<String, List<String>> contents(RunningPlatform platform, List<String> keys) {
        Map<String, List<String>> found = new TreeMap<>();
        keys.forEach(key -> found.put(key, content(platform, key)));
        return found;
    }

    private static List<String> content(RunningPlatform platform, String key) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        return Objects.requireNonNull(
                redis(platform).execute((RedisCallback<List<String>>) connection -> switch (Objects.requireNonNull(
                        connection.keyCommands().type(name))) {
                    case STRING -> List.of(text(connection.stringCommands().get(name)));
                    case LIST ->
                        Objects.requireNonNull(connection.listCommands().lRange(name, 0, -1)).stream()
                                .map(LostRedisIT::text)
                                .toList();
                    default -> List.of();
                }));
    }

    private static String text(byte @Nullable [] bytes) {
        return new String(Objects.requireNonNull(bytes), StandardCharsets.ISO_8859_1);
    }

    private static double counted(String what, RunningPlatform... consoles) {
        double sum = 0;
        for (RunningPlatform console : consoles) {
            sum += console.bean(MeterRegistry.class)
                    .get("adtally.control.republished")
                    .tag("what", what)
                    .counter()
                    .count();
        }
        return sum;
    }

    private static List<String> actions(RunningPlatform platform) throws Exception {
        JsonNode entries = platform.get(ADMIN, "/audit?text=republish").body().path("items");
        return entries.findValuesAsText("action");
    }

    private static StringRedisTemplate redis(RunningPlatform platform) {
        return platform.bean(StringRedisTemplate.class);
    }
}
