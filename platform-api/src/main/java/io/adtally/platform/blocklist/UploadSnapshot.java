package io.adtally.platform.blocklist;

import io.adtally.campaign.RedisKeys;
import io.adtally.platform.publish.BeforePublish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes to Redis what a version of a list is made of and then its version: the edits always, the import below them only
 * if it does not lie there yet. Done again it writes the same.
 *
 * <p>What no version needs any more stays for a day, for tasks that still read it. A version is needed until the message
 * of its successor was delivered, which is certain only when the one after that has its turn.
 */
@Component
class UploadSnapshot implements BeforePublish {
    static final String STEP = "list_snapshot";

    private static final Duration KEPT = Duration.ofDays(1);

    private final ListTables tables;
    private final SnapshotText text;
    private final StringRedisTemplate redis;

    UploadSnapshot(ListTables tables, SnapshotText text, StringRedisTemplate redis) {
        this.tables = tables;
        this.text = text;
        this.redis = redis;
    }

    @Override
    public String step() {
        return STEP;
    }

    /**
     * @param key the list
     * @param value the version
     */
    @Override
    public void run(String key, String value) {
        ListKind list = ListKind.of(key);
        long version = Long.parseLong(value);
        ListTables.Published published = tables.publication(list, version)
                .orElseThrow(() -> new IllegalStateException("no publication " + value + " of " + key));
        String importId = published.publication().importId();
        if (importId != null) {
            keepBase(list, importId);
        }
        write(tailKey(published.publication()), receiver -> receiver.accept(published.tail()));
        redis.opsForValue().set(RedisKeys.listVersion(list.wire()), value);
        letGo(published.publication());
    }

    private void keepBase(ListKind list, String importId) {
        String key = RedisKeys.listBase(list.wire(), importId);
        // First, so that what is found afterwards cannot be about to vanish.
        redis.persist(key);
        if (!isWhole(key, importId)) {
            write(key, receiver -> text.importChunks(importId, receiver));
        }
    }

    /** Whether all that a version is made of lies in Redis, and its version as the newest. */
    boolean isThere(ListPublication version) {
        String list = version.list().wire();
        String importId = version.importId();
        return Long.toString(version.version()).equals(redis.opsForValue().get(RedisKeys.listVersion(list)))
                && Boolean.TRUE.equals(redis.hasKey(tailKey(version)))
                && (importId == null || isWhole(RedisKeys.listBase(list, importId), importId));
    }

    private boolean isWhole(String key, String importId) {
        Long found = redis.opsForList().size(key);
        return found != null && found == text.importChunkCount(importId);
    }

    private static String tailKey(ListPublication version) {
        String list = version.list().wire();
        return version.importId() == null
                ? RedisKeys.listSnapshot(list, version.version())
                : RedisKeys.listEdits(list, version.version());
    }

    /** All at once for those who read it, also where the same lies there already. */
    private void write(String key, Consumer<Consumer<byte[]>> chunks) {
        String growing = key + ":growing";
        redis.delete(growing);
        chunks.accept(chunk -> push(growing, chunk));
        redis.rename(growing, key);
    }

    private void letGo(ListPublication published) {
        String list = published.list().wire();
        List<ListPublication> before = tables.publications(published.list(), published.version(), 2);
        if (before.size() < 2) {
            return;
        }
        ListPublication over = before.getLast();
        redis.expire(RedisKeys.listSnapshot(list, over.version()), KEPT);
        redis.expire(RedisKeys.listEdits(list, over.version()), KEPT);
        String importId = over.importId();
        if (importId != null
                && !importId.equals(before.getFirst().importId())
                && !importId.equals(published.importId())) {
            redis.expire(RedisKeys.listBase(list, importId), KEPT);
        }
    }

    private void push(String name, byte[] chunk) {
        byte[] key = name.getBytes(StandardCharsets.UTF_8);
        redis.execute((RedisCallback<Long>)
                (RedisConnection connection) -> connection.listCommands().rPush(key, chunk));
    }
}
