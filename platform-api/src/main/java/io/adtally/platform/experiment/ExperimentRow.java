package io.adtally.platform.experiment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An experiment's row. */
@Entity
@Table(name = "experiment")
class ExperimentRow {
    @Id
    private String name;

    private String salt;

    @ElementCollection
    @CollectionTable(name = "experiment_arm", joinColumns = @JoinColumn(name = "experiment_name"))
    @OrderColumn(name = "position")
    private List<ArmRow> arms = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    private ExperimentData.Status status;

    /** True or null, and unique: two people who start two experiments at the same moment do not both succeed. */
    @SuppressWarnings("UnusedVariable") // The database looks at it.
    private @Nullable Boolean running;

    @Column(name = "defined_by")
    private String definedBy;

    @Column(name = "defined_at")
    private Instant definedAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "stopped_at")
    private @Nullable Instant stoppedAt;

    @Column(name = "control_version")
    private @Nullable Long controlVersion;

    /** Null until there is a row, by which Spring Data tells what is new. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets it.
    @Version
    private Long version;

    /** An arm's row. */
    @Embeddable
    record ArmRow(String name, int weight) {}

    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
    protected ExperimentRow() {}

    ExperimentRow(String name, String salt, List<Arm> arms, String definedBy, Instant definedAt) {
        this.name = name;
        this.salt = salt;
        arms.forEach(arm -> this.arms.add(new ArmRow(arm.name(), arm.weight())));
        this.status = ExperimentData.Status.DRAFT;
        this.definedBy = definedBy;
        this.definedAt = definedAt;
    }

    void start(Instant at, long newControlVersion) {
        status = ExperimentData.Status.RUNNING;
        running = true;
        startedAt = at;
        controlVersion = newControlVersion;
    }

    void stop(Instant at, long newControlVersion) {
        status = ExperimentData.Status.STOPPED;
        running = null;
        stoppedAt = at;
        controlVersion = newControlVersion;
    }

    ExperimentData data() {
        return new ExperimentData(
                name,
                salt,
                arms.stream().map(arm -> new Arm(arm.name(), arm.weight())).toList(),
                status,
                definedBy,
                definedAt,
                startedAt,
                stoppedAt,
                controlVersion);
    }
}
