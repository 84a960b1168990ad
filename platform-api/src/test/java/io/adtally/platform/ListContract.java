package io.adtally.platform;

import static io.adtally.platform.RunningPlatform.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.adtally.campaign.RedisKeys;
import io.adtally.control.ListBase;
import io.adtally.control.ListPublished;
import io.adtally.platform.RunningPlatform.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;

/** Imported lists and the edits over them reach Redis and the control topic; the same on each database. */
abstract class ListContract extends ProposalContract {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void anImportedListWithEditsArrivesCompleteAndCanBeAsked() throws Exception {
        String id = imported("# of the test\n203.0.113.0/24\n81.2.69.7 # one\nno address\n2001:db8::/32\n");
        JsonNode read = platform().get(ADMIN, "/lists/ip/imports/" + id).body();
        assertThat(read.path("accepted").asInt()).isEqualTo(3);
        assertThat(read.path("rejected").asInt()).isEqualTo(1);

        putInForce(id);
        ListPublished published = edited("203.0.113.9", "ALLOW");

        ListBase base = published.getBase();
        assertThat(base.getId()).isEqualTo(id);
        String below = text(RedisKeys.listBase("ip", id));
        assertThat(below).isEqualTo("203.0.113.0/24\n81.2.69.7\n2001:db8::/32\n");
        assertThat(base.getSha256()).isEqualTo(sha256(below));
        long version = version();
        String edits = text(RedisKeys.listEdits("ip", version));
        assertThat(edits.lines()).contains("!203.0.113.9");
        assertThat(published.getSha256()).isEqualTo(sha256(edits));
        assertThat(published.getEntries()).isEqualTo(3 + edits.lines().count());
        assertThat(redis().hasKey(RedisKeys.listSnapshot("ip", version)))
                .as("what a reader that knows nothing of bases would take for the whole list")
                .isFalse();
        assertThat(asked("203.0.113.8")).isTrue();
        assertThat(asked("203.0.113.9")).isFalse();
        JsonNode finding =
                platform().get(ADMIN, "/lists/ip/test?subject=203.0.113.9").body();
        assertThat(finding.path("entries").get(0).asText()).isEqualTo("203.0.113.0/24");
        assertThat(finding.path("exceptions").get(0).asText()).isEqualTo("203.0.113.9/32");
        assertThat(finding.path("origins"))
                .extracting(origin -> origin.path("entry").asText())
                .as("the file's and the one made by hand")
                .containsExactly("203.0.113.0/24", "203.0.113.9");
        assertThat(finding.path("origins"))
                .allSatisfy(origin -> assertThat(origin.path("since").asText()).isNotEmpty());
        assertThat(finding.path("hits").isNull())
                .as("there is no ClickHouse here")
                .isTrue();
        assertThat(asked("81.2.69.8")).isFalse();
        assertThat(asked("192.0.2.8")).as("built in").isTrue();
    }

    @Test
    void anEditSendsNothingOfTheImportAgainUnlessRedisHasLostIt() throws Exception {
        String id = imported("198.51.101.0/24\n");
        putInForce(id);
        String key = RedisKeys.listBase("ip", id);
        assertThat(text(key)).isEqualTo("198.51.101.0/24\n");
        mark(key);

        String sha256 = edited("198.51.102.7", "BLOCK").getBase().getSha256();
        assertThat(text(key)).as("what lies there is left alone").isEqualTo("# marked\n");
        assertThat(text(RedisKeys.listEdits("ip", version())).lines()).contains("198.51.102.7");
        assertThat(sha256).isEqualTo(sha256("198.51.101.0/24\n"));

        redis().delete(key);
        edited("198.51.102.8", "BLOCK");
        assertThat(text(key)).isEqualTo("198.51.101.0/24\n");
    }

    /** Until its successor is certain to have been heard of, everything of a version stays; then for a day. */
    @Test
    void anImportNoLongerNeededStaysForADayAndForGoodIfItIsNeededAgain() throws Exception {
        String first = imported("198.51.103.0/24\n");
        String second = imported("# nothing in it\n");
        putInForce(first);
        long versionOfFirst = version();
        putInForce(second);
        assertThat(secondsLeft(RedisKeys.listBase("ip", first))).isEqualTo(-1);
        assertThat(text(RedisKeys.listBase("ip", second))).isEmpty();
        edited("198.51.104.7", "BLOCK");
        assertThat(secondsLeft(RedisKeys.listBase("ip", first))).isBetween(80_000L, 86_400L);
        assertThat(secondsLeft(RedisKeys.listEdits("ip", versionOfFirst))).isBetween(80_000L, 86_400L);
        assertThat(secondsLeft(RedisKeys.listBase("ip", second))).isEqualTo(-1);
        assertThat(secondsLeft(RedisKeys.listEdits("ip", version()))).isEqualTo(-1);

        putInForce(first);
        edited("198.51.104.8", "BLOCK");
        edited("198.51.104.9", "BLOCK");
        assertThat(secondsLeft(RedisKeys.listBase("ip", first))).isEqualTo(-1);
        assertThat(text(RedisKeys.listBase("ip", first))).isEqualTo("198.51.103.0/24\n");
        assertThat(secondsLeft(RedisKeys.listBase("ip", second))).isBetween(80_000L, 86_400L);
    }

    @Test
    void aListWithoutAnImportIsOneSnapshot() throws Exception {
        Answer made = platform()
                .post(
                        ADMIN,
                        "/lists/user_agent/entries",
                        Map.of("entry", prefix() + "-Harvester", "effect", "BLOCK", "reason", "ours"));
        long version = made.body().path("version").asLong();
        ListPublished published = awaitPublished("list/user_agent", version);
        assertThat(published.getBase()).isNull();
        assertThat(text(RedisKeys.listSnapshot("user_agent", version))).contains(prefix() + "-Harvester\n");
    }

    private String imported(String file) throws Exception {
        Answer begun = platform().postText(ADMIN, "/lists/ip/imports?source=test.txt&note=test", "text/plain", file);
        assertThat(begun.status()).isEqualTo(202);
        String id = begun.string("id");
        await().atMost(SOON).until(() -> platform()
                .get(ADMIN, "/lists/ip/imports/" + id)
                .string("status")
                .equals("DONE"));
        return id;
    }

    private void putInForce(String importId) throws Exception {
        Answer made = platform().post(ADMIN, "/lists/ip/versions", Map.of("importId", importId));
        awaitPublished("list/ip", made.body().path("version").asLong());
    }

    private ListPublished edited(String entry, String effect) throws Exception {
        Answer made = platform()
                .post(ADMIN, "/lists/ip/entries", Map.of("entry", entry, "effect", effect, "reason", "our own"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return awaitPublished("list/ip", made.body().path("version").asLong());
    }

    private static ListPublished awaitPublished(String subject, long version) {
        Object body = await().atMost(SOON).until(() -> said(subject, version), Objects::nonNull);
        return (ListPublished) body;
    }

    private static @Nullable Object said(String subject, long version) throws Exception {
        return messages(subject).stream()
                .filter(message -> message.getVersion() == version)
                .map(message -> message.getBody())
                .findFirst()
                .orElse(null);
    }

    /** The newest that is complete in Redis. */
    private long version() throws Exception {
        return Long.parseLong(Objects.requireNonNull(redis().opsForValue().get(RedisKeys.listVersion("ip"))));
    }

    /** -1 for a key that stays. */
    private long secondsLeft(String key) throws Exception {
        return Objects.requireNonNull(redis().getExpire(key));
    }

    private boolean asked(String address) throws Exception {
        return platform()
                .get(ADMIN, "/lists/ip/test?subject=" + address)
                .body()
                .path("listed")
                .asBoolean();
    }

    private String text(String key) throws Exception {
        List<byte[]> chunks = redis().execute((RedisCallback<List<byte[]>>)
                (RedisConnection connection) -> connection.listCommands().lRange(utf8(key), 0, -1));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte[] chunk : Objects.requireNonNull(chunks)) {
            text.write(new GZIPInputStream(new ByteArrayInputStream(chunk)).readAllBytes());
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Puts another text in the place of the first chunk, to be told from what the control plane writes. */
    private void mark(String key) throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(utf8("# marked\n"));
        }
        redis().execute((RedisCallback<@Nullable Void>) connection -> {
            connection.listCommands().lSet(utf8(key), 0, zipped.toByteArray());
            return null;
        });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
    }
}
