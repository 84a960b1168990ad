package io.adtally.platform.apikey;

import io.adtally.access.ApiKeyText;
import io.adtally.event.Ulid;
import io.adtally.platform.account.Asker;
import io.adtally.platform.account.KnownAdvertisers;
import io.adtally.platform.account.Permission;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.SearchText;
import io.adtally.platform.problem.Slice;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keys. A secret is told once and kept as its hash only, see {@link ApiKeyText}. Thread-safe. */
@Service
@Transactional
public class ApiKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private final ApiKeyRepository repository;
    private final KnownAdvertisers advertisers;
    private final AuditLog audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ApiKeys(
            ApiKeyRepository repository,
            KnownAdvertisers advertisers,
            AuditLog audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.advertisers = advertisers;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** A key whose whole text is told this once. */
    public record NewKey(ApiKeyData key, String text) {}

    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('access:manage')")
    public List<ApiKeyData> all() {
        return repository.findAllByOrderByNameAscCreatedAtDesc().stream()
                .map(ApiKey::data)
                .toList();
    }

    /** Those whose name contains the text, newest first, made before the one of the given id; empty for the newest. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('access:manage')")
    public Slice<ApiKeyData> page(String text, String before, int limit) {
        List<ApiKeyData> found =
                repository
                        .find(before.isEmpty() ? Ulid.GREATEST : before, SearchText.pattern(text), Limit.of(limit + 1))
                        .stream()
                        .map(ApiKey::data)
                        .toList();
        return Slice.of(found, limit, ApiKeyData::id);
    }

    /** Makes a key that ends by itself at a moment in the future, or never where that is null. */
    @PreAuthorize("hasAuthority('access:manage')")
    public NewKey create(
            String name, Set<Permission> scopes, @Nullable String advertiserId, @Nullable Instant expiresAt) {
        advertisers.require(advertiserId);
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw RefusedException.badValue("expiresAt", "This lies in the past: " + expiresAt);
        }
        audit.takeTurn();
        NewKey made = make(name, scopes, advertiserId, expiresAt);
        audit.record("api_key.create", made.key().id(), describe(made.key()));
        return made;
    }

    /** A new secret beside the old one, which goes on working for the overlap, at most 30 days. */
    @PreAuthorize("hasAuthority('access:manage')")
    public NewKey rotate(String id, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw RefusedException.badValue("overlap", "The overlap is 0 to 30 days; found " + overlap);
        }
        audit.takeTurn();
        ApiKey old = existing(id);
        ApiKeyData data = old.data();
        if (data.isExpired(clock.instant())) {
            throw RefusedException.wrongState("The key has expired; make a new one");
        }
        expire(old, clock.instant().plus(overlap));
        NewKey made = make(data.name(), data.scopes(), data.advertiserId(), data.expiresAt());
        audit.record("api_key.rotate", id, "followed by " + made.key().id() + ", overlap " + overlap);
        return made;
    }

    @PreAuthorize("hasAuthority('access:manage')")
    public void revoke(String id) {
        audit.takeTurn();
        expire(existing(id), clock.instant());
        audit.record("api_key.revoke", id, "");
    }

    /** The key whose text this is, unless it has expired. */
    @Transactional(readOnly = true)
    public Optional<ApiKeyData> find(String text) {
        return ApiKeyText.parse(text)
                .flatMap(shown -> repository.findById(shown.id()).filter(key -> shown.hasSecret(key.secretHash())))
                .map(ApiKey::data)
                .filter(key -> !key.isExpired(clock.instant()));
    }

    private static String describe(ApiKeyData key) {
        return key.name() + " "
                + key.scopes().stream().map(Permission::authority).sorted().toList()
                + (key.advertiserId() == null ? "" : ", advertiser " + key.advertiserId())
                + (key.expiresAt() == null ? "" : ", until " + key.expiresAt());
    }

    private NewKey make(
            String name, Set<Permission> scopes, @Nullable String advertiserId, @Nullable Instant expiresAt) {
        ApiKeyData data = new ApiKeyData(
                Ulid.next(clock.millis()),
                name,
                scopes,
                advertiserId,
                Asker.current().person(),
                clock.instant(),
                expiresAt);
        String text = ApiKeyText.of(data.id(), newSecret());
        repository.saveAndFlush(
                new ApiKey(data, ApiKeyText.parse(text).orElseThrow().secretSha256()));
        events.publishEvent(new ApiKeysChanged());
        return new NewKey(data, text);
    }

    static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void expire(ApiKey key, Instant instant) {
        key.expireAt(instant);
        events.publishEvent(new ApiKeysChanged());
    }

    private ApiKey existing(String id) {
        return repository.findById(id).orElseThrow(() -> RefusedException.notFound("API key", id));
    }
}
