package io.adtally.processing.dedup;

import io.adtally.processing.event.EarlierPayload;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.join.DedupJoin;
import io.adtally.processing.join.DedupStore;
import io.adtally.processing.join.JoinState;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was counted in Redis, outside the checkpoint. A mark holds where its record lies in Kafka, so that a replay
 * recognises its own mark and only another record is a duplicate. It costs two round trips an event, which the state does
 * not; it suits a job whose state must stay small.
 *
 * <p>Marks expire after {@link DedupJoin#HORIZON}. While Redis is away the job fails over rather than guess; a Redis that
 * loses acknowledged writes loses marks, and with them duplicates are counted: run it with {@code appendfsync always}.
 */
final class RedisDedupStore implements DedupStore {
    private static final String PREFIX = "adtally:seen:";
    private static final SetArgs IF_NEW = SetArgs.Builder.nx().ex(DedupJoin.HORIZON);

    private final EarlierPayload earlier = new EarlierPayload();
    private final RedisClient client;
    private final RedisCommands<String, String> redis;

    RedisDedupStore(String redisUrl) {
        client = RedisClient.create(redisUrl);
        try {
            redis = client.connect().sync();
        } catch (RuntimeException e) {
            client.shutdown(); // or its threads would stay
            throw e;
        }
    }

    @Override
    public Sighting sight(IncomingEvent event, JoinState state) {
        String payload = hex(event.payloadHigh(), event.payloadLow());
        String place = event.source().partition() + "-" + event.source().offset();
        String counted = putIfAbsent(PREFIX + event.eventId() + ":" + payload, place);
        if (counted != null && !counted.equals(place)) {
            return Sighting.DUPLICATE;
        }
        String firstPayload = putIfAbsent(PREFIX + event.eventId(), payload);
        if (firstPayload == null || firstPayload.equals(payload)) {
            return Sighting.FIRST;
        }
        earlier.update(event);
        if (!firstPayload.equals(hex(earlier.high(), earlier.low()))) {
            return Sighting.COLLISION;
        }
        return place.equals(redis.get(PREFIX + event.eventId() + ":" + firstPayload))
                ? Sighting.FIRST
                : Sighting.DUPLICATE;
    }

    private static String hex(long high, long low) {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    /** The value that was there before, null if there was none. */
    private @Nullable String putIfAbsent(String key, String value) {
        if (redis.set(key, value, IF_NEW) != null) {
            return null;
        }
        String present = redis.get(key);
        // Expired between the two: another try sets it.
        return present == null ? putIfAbsent(key, value) : present;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
