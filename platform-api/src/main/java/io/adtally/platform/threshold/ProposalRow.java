package io.adtally.platform.threshold;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proposal's row. */
@Entity
@Table(name = "threshold_proposal")
class ProposalRow {
    @Id
    private String id;

    @Column(name = "quarantine_score")
    private double quarantine;

    @Column(name = "drop_score")
    private double drop;

    private String reason;

    @Enumerated(EnumType.STRING)
    private ProposalStatus status;

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

    @Column(name = "based_on")
    private @Nullable Long basedOn;

    @ElementCollection
    @CollectionTable(name = "threshold_override", joinColumns = @JoinColumn(name = "proposal_id"))
    private List<OverrideRow> overrides = new ArrayList<>();

    /** Null until there is a row, by which Spring Data tells what is new. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets it.
    @Version
    private Long version;

    /** An override's row. */
    @Embeddable
    record OverrideRow(
            @Column(name = "advertiser_id") String advertiserId,
            @Column(name = "quarantine_score") double quarantine,
            @Column(name = "drop_score") double drop) {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected ProposalRow() {}

    ProposalRow(String id, ThresholdValues values, String reason, String proposedBy, Instant proposedAt) {
        this.id = id;
        this.quarantine = values.quarantine();
        this.drop = values.drop();
        values.overrides()
                .forEach(other ->
                        overrides.add(new OverrideRow(other.advertiserId(), other.quarantine(), other.drop())));
        this.reason = reason;
        this.status = ProposalStatus.PROPOSED;
        this.proposedBy = proposedBy;
        this.proposedAt = proposedAt;
    }

    ProposalStatus status() {
        return status;
    }

    String proposedBy() {
        return proposedBy;
    }

    ProposalRow basedOn(long controlVersionInForce) {
        basedOn = controlVersionInForce;
        return this;
    }

    void decide(ProposalStatus newStatus, String by, Instant at) {
        status = newStatus;
        decidedBy = by;
        decidedAt = at;
    }

    void sentAs(long newControlVersion) {
        controlVersion = newControlVersion;
    }

    ThresholdProposal proposal() {
        List<ThresholdValues.AdvertiserOverride> others = overrides.stream()
                .map(row -> new ThresholdValues.AdvertiserOverride(row.advertiserId(), row.quarantine(), row.drop()))
                .toList();
        return new ThresholdProposal(
                id,
                new ThresholdValues(quarantine, drop, others),
                reason,
                status,
                proposedBy,
                proposedAt,
                decidedBy,
                decidedAt,
                controlVersion,
                basedOn,
                version);
    }
}
