package io.adtally.platform.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person's account. */
@Entity
@Table(name = "account")
class Account {
    @Id
    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "advertiser_id")
    private @Nullable String advertiserId;

    private boolean enabled;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Null until there is a row, by which Spring Data tells what is new. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets it.
    @Version
    private Long version;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected Account() {}

    Account(String name, String passwordHash, Role role, @Nullable String advertiserId, Instant createdAt) {
        this.name = name;
        this.passwordHash = passwordHash;
        this.role = role;
        this.advertiserId = advertiserId;
        this.enabled = true;
        this.createdAt = createdAt;
    }

    String name() {
        return name;
    }

    String passwordHash() {
        return passwordHash;
    }

    Role role() {
        return role;
    }

    @Nullable
    String advertiserId() {
        return advertiserId;
    }

    boolean isEnabled() {
        return enabled;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    void change(Role newRole, @Nullable String newAdvertiserId, boolean nowEnabled) {
        role = newRole;
        advertiserId = newAdvertiserId;
        enabled = nowEnabled;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }
}
