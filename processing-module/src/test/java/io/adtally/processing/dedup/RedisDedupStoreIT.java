package io.adtally.processing.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.event.EventType;
import io.adtally.local.launcher.EmbeddedStack;
import io.adtally.local.launcher.Part;
import io.adtally.processing.event.TestEvents;
import io.adtally.processing.join.DedupJoin;
import io.adtally.processing.join.DedupStore;
import io.adtally.processing.join.DedupStoreContract;
import io.adtally.processing.join.JoinState;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In a real Redis. */
class RedisDedupStoreIT extends DedupStoreContract {
    private final String url = EmbeddedStack.shared(Set.of(Part.REDIS)).setting("ADTALLY_REDIS_URL");

    @Override
    protected DedupStore.Opener opener() {
        return new RedisDedup(url);
    }

    @Test
    void marksExpireAfterTheHorizonAndLeaveTheStateEmpty() {
        String id = "expires-" + System.nanoTime();
        JoinState state = new JoinState();
        RedisClient client = RedisClient.create(url);
        try (DedupStore store = opener().open()) {
            store.sight(TestEvents.event(EventType.CLICK, id, id, 1, 1), state);
            assertThat(state.seen).isEmpty();
            RedisCommands<String, String> redis = client.connect().sync();
            assertThat(redis.keys("adtally:seen:" + id + "*")).hasSize(2).allSatisfy(key -> assertThat(redis.ttl(key))
                    .isPositive()
                    .isLessThanOrEqualTo(DedupJoin.HORIZON.toSeconds()));
        } finally {
            client.shutdown();
        }
    }
}
