package io.adtally.processing.dedup;

import io.adtally.processing.join.DedupStore;

/** What was counted is known by a Redis. */
public record RedisDedup(String redisUrl) implements DedupStore.Opener {
    @Override
    public DedupStore open() {
        return new RedisDedupStore(redisUrl);
    }

    /** Without what an address may carry in front of its host. */
    @Override
    public String toString() {
        return "RedisDedup[" + redisUrl.replaceFirst("//.*@", "//") + "]";
    }
}
