package io.adtally.platform.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A seat change's row. */
@Entity
@Table(name = "model_seat_change")
class SeatChangeRow {
    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Seat seat;

    @Column(name = "model_id")
    private @Nullable String modelId;

    private String reason;

    @Enumerated(EnumType.STRING)
    private SeatChange.Status status;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "control_version")
    private @Nullable Long controlVersion;

    /** Null until there is a row, by which Spring Data tells what is new. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets it.
    @Version
    private Long version;

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected SeatChangeRow() {}

    SeatChangeRow(SeatChange proposed) {
        this.id = proposed.id();
        this.seat = proposed.seat();
        this.modelId = proposed.modelId();
        this.reason = proposed.reason();
        this.status = proposed.status();
        this.proposedBy = proposed.proposedBy();
        this.proposedAt = proposed.proposedAt();
    }

    void decide(SeatChange.Status newStatus, String by, Instant at, @Nullable Long newControlVersion) {
        status = newStatus;
        decidedBy = by;
        decidedAt = at;
        controlVersion = newControlVersion;
    }

    SeatChange change() {
        return new SeatChange(
                id, seat, modelId, reason, status, proposedBy, proposedAt, decidedBy, decidedAt, controlVersion);
    }
}
