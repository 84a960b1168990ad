package io.adtally.platform.apikey;

import io.adtally.event.Ulid;
import io.adtally.platform.account.Asker;
import io.adtally.platform.account.Permission;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys. A secret is 256 random bits, told once and kept as its SHA-256 only: it cannot be guessed, so a slow hash
 * would add nothing. Thread-safe.
 */
@Service
@Transactional
public class ApiKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "adt_";
    private static final int SECRET_BYTES = 32;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private final ApiKeyRepository repository;
    private final AuditLog audit;
    private final Clock clock;

    ApiKeys(ApiKeyRepository repository, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
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

    @PreAuthorize("hasAuthority('access:manage')")
    public NewKey create(
            String name, Set<Permission> scopes, @Nullable String advertiserId, @Nullable Instant expiresAt) {
        NewKey made = make(name, scopes, advertiserId, expiresAt);
        audit.record("api_key.create", made.key().id(), made.key().name() + " " + scopes);
        return made;
    }

    /** A new secret beside the old one, which goes on working for the overlap, at most 30 days. */
    @PreAuthorize("hasAuthority('access:manage')")
    public NewKey rotate(String id, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw RefusedException.badValue("overlap", "The overlap is 0 to 30 days; found " + overlap);
        }
        ApiKey old = existing(id);
        ApiKeyData data = old.data();
        if (data.isExpired(clock.instant())) {
            throw RefusedException.wrongState("The key has expired; make a new one");
        }
        old.expireAt(clock.instant().plus(overlap));
        NewKey made = make(data.name(), data.scopes(), data.advertiserId(), data.expiresAt());
        audit.record("api_key.rotate", id, "followed by " + made.key().id() + ", overlap " + overlap);
        return made;
    }

    @PreAuthorize("hasAuthority('access:manage')")
    public void revoke(String id) {
        existing(id).expireAt(clock.instant());
        audit.record("api_key.revoke", id, "");
    }

    /** The key whose text this is, unless it has expired. */
    @Transactional(readOnly = true)
    public Optional<ApiKeyData> find(String text) {
        int end = text.indexOf('_', PREFIX.length());
        if (!text.startsWith(PREFIX) || end < 0) {
            return Optional.empty();
        }
        byte[] hash = hash(text.substring(end + 1)).getBytes(StandardCharsets.US_ASCII);
        return repository
                .findById(text.substring(PREFIX.length(), end))
                .filter(key -> MessageDigest.isEqual(hash, key.secretHash().getBytes(StandardCharsets.US_ASCII)))
                .map(ApiKey::data)
                .filter(key -> !key.isExpired(clock.instant()));
    }

    private NewKey make(
            String name, Set<Permission> scopes, @Nullable String advertiserId, @Nullable Instant expiresAt) {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ApiKeyData data = new ApiKeyData(
                Ulid.next(clock.millis()),
                name,
                scopes,
                advertiserId,
                Asker.current().name(),
                clock.instant(),
                expiresAt);
        repository.saveAndFlush(new ApiKey(data, hash(secret)));
        return new NewKey(data, PREFIX + data.id() + "_" + secret);
    }

    private ApiKey existing(String id) {
        return repository.findById(id).orElseThrow(() -> RefusedException.notFound("API key", id));
    }

    private static String hash(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
