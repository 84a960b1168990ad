package io.adtally.platform.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** An advertiser's row. */
@Entity
@Table(name = "advertiser")
class Advertiser {
    @Id
    private String id;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Null until there is a row, by which Spring Data tells what is new. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets it.
    @Version
    private Long version;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected Advertiser() {}

    Advertiser(AdvertiserData data, Instant now) {
        this.id = data.id();
        this.name = data.name();
        this.createdAt = now;
    }

    void rename(String newName) {
        name = newName;
    }

    long version() {
        return version;
    }

    AdvertiserData data() {
        return new AdvertiserData(id, name, version);
    }
}
