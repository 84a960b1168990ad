package io.adtally.reporting.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.adtally.access.ApiKeyGrant;
import io.adtally.access.ApiKeyText;
import io.adtally.campaign.RedisKeys;
import io.adtally.registry.AvroJson;
import io.adtally.reporting.query.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The keys that the control plane tells of in Redis. What is known of a key is used for a few seconds, and for some minutes
 * while Redis is away, so that its outage stops nobody who was asking. See
 * docs/decisions/0013-services-check-keys-by-themselves.md. Thread-safe.
 */
@Component
class PublishedKeys {
    static final String SCOPE = "reports:read";

    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
    private static final long MOST_KEYS = 10_000;

    private final StringRedisTemplate redis;
    private final KeySettings settings;
    private final Clock clock;
    private final Cache<String, Known> known;

    PublishedKeys(StringRedisTemplate redis, KeySettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(settings.lastKnown())
                .build();
    }

    private record Known(ApiKeyGrant grant, Instant at) {}

    /** Whoever bears this key, if it is one that reads reports; KeysUnavailableException if nobody can tell. */
    Optional<Caller> caller(String text) {
        return ApiKeyText.parse(text).flatMap(key -> grant(key.id())
                .filter(grant -> key.hasSecret(grant.getSecretSha256()))
                .filter(grant -> grant.getExpiresAt() == null || clock.millis() < grant.getExpiresAt())
                .filter(grant -> grant.getScopes().contains(SCOPE))
                .map(grant -> new Caller(grant.getKeyId(), new Scope(grant.getAdvertiserId()))));
    }

    private Optional<ApiKeyGrant> grant(String id) {
        Known before = known.getIfPresent(id);
        if (before != null && clock.instant().isBefore(before.at().plus(settings.fresh()))) {
            return Optional.of(before.grant());
        }
        try {
            String json = redis.opsForValue().get(RedisKeys.apiKey(id));
            if (json == null) {
                known.invalidate(id);
                return Optional.empty();
            }
            ApiKeyGrant grant = AvroJson.read(json, ApiKeyGrant.getClassSchema(), ApiKeyGrant.class);
            known.put(id, new Known(grant, clock.instant()));
            return Optional.of(grant);
        } catch (DataAccessException e) {
            if (before == null) {
                throw new KeysUnavailableException(e);
            }
            LOG.warn("Redis is away; key {} is taken for what it was", id, e);
            return Optional.of(before.grant());
        }
    }
}
