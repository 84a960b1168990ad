package io.adtally.platform.apikey;

import io.adtally.access.ApiKeyGrant;
import io.adtally.campaign.RedisKeys;
import io.adtally.platform.account.Permission;
import io.adtally.registry.AvroJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells other services of the keys: all of them, after each change and every few seconds, so that a Redis that was away or
 * lost its data knows them again by itself. See docs/decisions/0013-services-check-keys-by-themselves.md.
 */
@Component
class ApiKeyPublication {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeyPublication.class);

    private final ApiKeyRepository repository;
    private final StringRedisTemplate redis;

    ApiKeyPublication(ApiKeyRepository repository, StringRedisTemplate redis) {
        this.repository = repository;
        this.redis = redis;
    }

    @TransactionalEventListener
    void changed(ApiKeysChanged unused) {
        publish();
    }

    @Scheduled(fixedDelayString = "${adtally.console.key-publish-interval:10s}")
    void publish() {
        Map<String, String> grants = new HashMap<>();
        for (ApiKey key : repository.findAll()) {
            ApiKeyData data = key.data();
            grants.put(RedisKeys.apiKey(data.id()), AvroJson.write(grant(data, key.secretHash())));
        }
        try {
            if (!grants.isEmpty()) {
                redis.opsForValue().multiSet(grants);
            }
        } catch (DataAccessException e) {
            LOG.warn("API keys could not be told to other services; tried again soon", e);
        }
    }

    private static ApiKeyGrant grant(ApiKeyData key, String secretHash) {
        return ApiKeyGrant.newBuilder()
                .setKeyId(key.id())
                .setName(key.name())
                .setSecretSha256(secretHash)
                .setScopes(key.scopes().stream()
                        .map(Permission::authority)
                        .sorted()
                        .toList())
                .setAdvertiserId(key.advertiserId())
                .setExpiresAt(millis(key.expiresAt()))
                .build();
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
