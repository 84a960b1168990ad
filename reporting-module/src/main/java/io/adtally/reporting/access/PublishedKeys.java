package io.adtally.reporting.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.adtally.access.ApiKeyGrant;
import io.adtally.access.ApiKeyText;
import io.adtally.campaign.RedisKeys;
import io.adtally.registry.AvroJson;
import io.adtally.reporting.query.Scope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The keys that the control plane tells of in Redis. What is known of a key is used for a few seconds, and for some minutes
 * while Redis is away, so that its outage stops nobody who was asking. An outage is logged when it begins and when it ends;
 * what was asked meanwhile is counted by {@code adtally_keys_unchecked}. See
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
    private final Counter taken;
    private final Counter refused;
    private final AtomicBoolean away = new AtomicBoolean();

    PublishedKeys(StringRedisTemplate redis, KeySettings settings, Clock clock, MeterRegistry metrics) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(settings.lastKnown())
                .build();
        this.taken = unchecked(metrics, "taken");
        this.refused = unchecked(metrics, "refused");
    }

    private static Counter unchecked(MeterRegistry metrics, String answer) {
        return Counter.builder("adtally.keys.unchecked")
                .description(
                        "Requests whose key could not be checked while Redis was away: taken for what it was known to"
                                + " be, or refused because it was not known")
                .tag("answer", answer)
                .register(metrics);
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
            if (away.compareAndSet(true, false)) {
                LOG.info("Redis answers again; API keys are checked");
            }
            if (json == null) {
                known.invalidate(id);
                return Optional.empty();
            }
            ApiKeyGrant grant = AvroJson.read(json, ApiKeyGrant.getClassSchema(), ApiKeyGrant.class);
            known.put(id, new Known(grant, clock.instant()));
            return Optional.of(grant);
        } catch (DataAccessException e) {
            if (away.compareAndSet(false, true)) {
                LOG.warn(
                        "Redis is away: for {} known API keys are taken for what they were, others are refused",
                        settings.lastKnown(),
                        e);
            }
            if (before == null) {
                refused.increment();
                throw new KeysUnavailableException(e);
            }
            taken.increment();
            return Optional.of(before.grant());
        }
    }
}
