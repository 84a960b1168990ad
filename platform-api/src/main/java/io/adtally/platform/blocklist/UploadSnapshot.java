package io.adtally.platform.blocklist;

import io.adtally.campaign.RedisKeys;
import io.adtally.platform.publish.BeforePublish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes a snapshot's chunks to Redis and then its version. Done again it writes the same. The version before stays for a
 * day, for tasks that still read it.
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
        String versionKey = RedisKeys.listVersion(list.wire());
        String before = redis.opsForValue().get(versionKey);
        String snapshot = RedisKeys.listSnapshot(list.wire(), version);
        redis.delete(snapshot);
        text.chunks(published.publication().importId(), published.tail(), chunk -> push(snapshot, chunk));
        redis.opsForValue().set(versionKey, value);
        if (before != null && !before.equals(value)) {
            redis.expire(RedisKeys.listSnapshot(list.wire(), Long.parseLong(before)), KEPT);
        }
    }

    private void push(String snapshot, byte[] chunk) {
        byte[] key = snapshot.getBytes(StandardCharsets.UTF_8);
        redis.execute((RedisCallback<Long>)
                (RedisConnection connection) -> connection.listCommands().rPush(key, chunk));
    }
}
