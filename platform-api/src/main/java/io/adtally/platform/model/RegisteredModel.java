package io.adtally.platform.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A model's row. */
@Entity
@Table(name = "registered_model")
class RegisteredModel {
    @Id
    private String id;

    private String location;
    private String sha256;
    private String card;

    @Column(name = "registered_by")
    private String registeredBy;

    @Column(name = "registered_at")
    private Instant registeredAt;

    /** Null until there is a row, by which Spring Data tells what is new. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets it.
    @Version
    private Long version;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected RegisteredModel() {}

    RegisteredModel(ModelData data) {
        this.id = data.id();
        this.location = data.location();
        this.sha256 = data.sha256();
        this.card = data.card();
        this.registeredBy = data.registeredBy();
        this.registeredAt = data.registeredAt();
    }

    ModelData data() {
        return new ModelData(id, location, sha256, card, registeredBy, registeredAt);
    }
}
