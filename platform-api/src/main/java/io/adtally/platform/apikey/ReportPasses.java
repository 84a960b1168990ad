package io.adtally.platform.apikey;

import io.adtally.access.ApiKeyGrant;
import io.adtally.access.ApiKeyText;
import io.adtally.campaign.RedisKeys;
import io.adtally.event.Ulid;
import io.adtally.platform.account.Asker;
import io.adtally.platform.account.Permission;
import io.adtally.registry.AvroJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Keys of a few minutes with which the console asks the reporting API as whoever is signed in, so that there alone it is
 * decided whose rows are seen. They are told to the API like all keys but kept nowhere else; see
 * docs/decisions/0019-the-console-asks-for-reports-as-its-user.md. Thread-safe.
 */
@Service
public class ReportPasses {
    private static final Duration VALID = Duration.ofMinutes(10);

    private final StringRedisTemplate redis;
    private final Clock clock;

    ReportPasses(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /**
     * A key that reads reports.
     *
     * @param text the key, a secret
     * @param advertiserId the only advertiser whose rows it reads; null if it reads all
     * @param until when it ends
     */
    public record Pass(String text, @Nullable String advertiserId, Instant until) {
        @Override
        public String toString() {
            return "Pass[advertiserId=" + advertiserId + ", until=" + until + "]";
        }
    }

    /**
     * A new pass of whoever is signed in. An advertiser's reads that advertiser's rows.
     *
     * @param advertiserId narrows it to one advertiser; null for all that may be seen. AccessDeniedException if that one may
     *     not be seen
     * @throws PassesUnavailableException if the reporting API cannot be told of it now
     */
    @PreAuthorize("hasAuthority('reports:read')")
    public Pass make(@Nullable String advertiserId) {
        Asker asker = Asker.current();
        if (advertiserId != null && !asker.maySee(advertiserId)) {
            throw new AccessDeniedException(asker.name() + " may not see reports of " + advertiserId);
        }
        String only = asker.advertiserId() == null ? advertiserId : asker.advertiserId();
        Instant until = clock.instant().plus(VALID);
        String id = Ulid.next(clock.millis());
        String text = ApiKeyText.of(id, ApiKeys.newSecret());
        ApiKeyGrant grant = ApiKeyGrant.newBuilder()
                .setKeyId(id)
                .setName("console of " + asker.name())
                .setSecretSha256(ApiKeyText.parse(text).orElseThrow().secretSha256())
                .setScopes(List.of(Permission.REPORTS_READ.authority()))
                .setAdvertiserId(only)
                .setExpiresAt(until.toEpochMilli())
                .build();
        try {
            redis.opsForValue().set(RedisKeys.apiKey(id), AvroJson.write(grant), VALID);
        } catch (DataAccessException e) {
            throw new PassesUnavailableException(e);
        }
        return new Pass(text, only, until);
    }
}
