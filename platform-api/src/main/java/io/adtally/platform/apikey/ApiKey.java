package io.adtally.platform.apikey;

import io.adtally.platform.account.Permission;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A key; of its secret only the hash is known. */
@Entity
@Table(name = "api_key")
class ApiKey {
    @Id
    private String id;

    private String name;

    @Column(name = "secret_hash")
    private String secretHash;

    /** Authorities, with blanks between. */
    private String scopes;

    @Column(name = "advertiser_id")
    private @Nullable String advertiserId;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    /** Null until there is a row, by which Spring Data tells what is new. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets it.
    @Version
    private Long version;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected ApiKey() {}

    ApiKey(ApiKeyData data, String secretHash) {
        this.id = data.id();
        this.name = data.name();
        this.secretHash = secretHash;
        this.scopes = data.scopes().stream().map(Permission::authority).sorted().collect(Collectors.joining(" "));
        this.advertiserId = data.advertiserId();
        this.createdBy = data.createdBy();
        this.createdAt = data.createdAt();
        this.expiresAt = data.expiresAt();
    }

    String secretHash() {
        return secretHash;
    }

    /** Never later than before. */
    void expireAt(Instant instant) {
        if (expiresAt == null || instant.isBefore(expiresAt)) {
            expiresAt = instant;
        }
    }

    ApiKeyData data() {
        Set<Permission> permissions =
                Arrays.stream(scopes.split(" ")).map(Permission::of).collect(Collectors.toSet());
        return new ApiKeyData(id, name, permissions, advertiserId, createdBy, createdAt, expiresAt);
    }
}
