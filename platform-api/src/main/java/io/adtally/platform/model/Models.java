package io.adtally.platform.model;

import io.adtally.control.ControlMessage;
import io.adtally.control.ModelPublished;
import io.adtally.event.Ulid;
import io.adtally.platform.account.Asker;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.Slice;
import io.adtally.platform.publish.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models and their seats. To go back is to propose the model that was there before. Thread-safe. */
@Service
@Transactional
public class Models {
    private final ModelRepository models;
    private final SeatChangeRepository changes;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    Models(ModelRepository models, SeatChangeRepository changes, Outbox outbox, AuditLog audit, Clock clock) {
        this.models = models;
        this.changes = changes;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('models:read')")
    public List<ModelData> all() {
        return models.findAllByOrderByRegisteredAtDesc().stream()
                .map(RegisteredModel::data)
                .toList();
    }

    /** The change approved last for the seat, if any ever was. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('models:read')")
    public Optional<SeatChange> seated(Seat seat) {
        return changes.findFirstBySeatAndStatusOrderByControlVersionDesc(seat, SeatChange.Status.APPROVED)
                .map(SeatChangeRow::change);
    }

    /** Newest first, those before the given id; empty for the newest of all. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('models:read')")
    public Slice<SeatChange> changes(String before, int limit) {
        List<SeatChange> found =
                changes
                        .findByIdLessThanOrderByIdDesc(before.isEmpty() ? Ulid.GREATEST : before, Limit.of(limit + 1))
                        .stream()
                        .map(SeatChangeRow::change)
                        .toList();
        return Slice.of(found, limit, SeatChange::id);
    }

    /** Makes a model known; it decides nothing yet. */
    @PreAuthorize("hasAuthority('models:propose')")
    public ModelData register(String id, String location, String sha256, String card) {
        ModelData data =
                new ModelData(id, location, sha256, card, Asker.current().name(), clock.instant());
        if (models.existsById(id)) {
            throw RefusedException.wrongState("There already is a model " + id);
        }
        audit.record("model.register", id, location + " " + sha256);
        return models.saveAndFlush(new RegisteredModel(data)).data();
    }

    /**
     * Proposes a model for a seat; nothing changes until a second person approves.
     *
     * @param modelId null to leave the seat empty
     */
    @PreAuthorize("hasAuthority('models:propose')")
    public SeatChange propose(Seat seat, @Nullable String modelId, String reason) {
        if (modelId != null) {
            existing(modelId);
        }
        SeatChange proposed = new SeatChange(
                Ulid.next(clock.millis()),
                seat,
                modelId,
                Checks.reason(reason),
                SeatChange.Status.PROPOSED,
                Asker.current().name(),
                clock.instant(),
                null,
                null,
                null);
        audit.record("model.propose", proposed.id(), inWords(proposed) + ": " + reason);
        return changes.saveAndFlush(new SeatChangeRow(proposed)).change();
    }

    /** Seats the model; refused to whoever proposed it and to keys. */
    @PreAuthorize("hasAuthority('models:approve')")
    public SeatChange approve(String id) {
        audit.takeTurn();
        SeatChangeRow row = waiting(id);
        SeatChange change = row.change();
        Asker asker = Asker.current();
        asker.requireSecondPersonAfter(change.proposedBy());
        row.decide(SeatChange.Status.APPROVED, asker.name(), clock.instant(), send(change, asker.name()));
        audit.record("model.approve", id, inWords(change));
        return changes.saveAndFlush(row).change();
    }

    @PreAuthorize("hasAuthority('models:approve')")
    public SeatChange reject(String id) {
        audit.takeTurn();
        return end(waiting(id), SeatChange.Status.REJECTED, "model.reject");
    }

    /** Takes one's own proposal back, be it made through a key. */
    @PreAuthorize("hasAuthority('models:propose')")
    public SeatChange withdraw(String id) {
        audit.takeTurn();
        SeatChangeRow row = waiting(id);
        String proposedBy = row.change().proposedBy();
        if (!Asker.current().answersFor(proposedBy)) {
            throw RefusedException.wrongState("Only " + proposedBy + " can withdraw this");
        }
        return end(row, SeatChange.Status.WITHDRAWN, "model.withdraw");
    }

    private SeatChange end(SeatChangeRow row, SeatChange.Status status, String action) {
        row.decide(status, Asker.current().name(), clock.instant(), null);
        SeatChange ended = changes.saveAndFlush(row).change();
        audit.record(action, ended.id(), "");
        return ended;
    }

    private static String inWords(SeatChange change) {
        return (change.modelId() == null ? "no model" : change.modelId()) + " as " + change.seat();
    }

    private long send(SeatChange change, String by) {
        String subject = change.seat().subject();
        long version = outbox.nextVersion(subject);
        ModelPublished body = change.modelId() == null
                ? new ModelPublished(null, "", "")
                : body(existing(Objects.requireNonNull(change.modelId())));
        outbox.control(
                ControlMessage.newBuilder()
                        .setSubject(subject)
                        .setVersion(version)
                        .setIssuedAt(clock.millis())
                        .setIssuedBy(by)
                        .setBody(body)
                        .build(),
                null);
        return version;
    }

    private static ModelPublished body(ModelData model) {
        return new ModelPublished(model.id(), model.location(), model.sha256());
    }

    private ModelData existing(String id) {
        return models.findById(id).map(RegisteredModel::data).orElseThrow(() -> RefusedException.notFound("model", id));
    }

    private SeatChangeRow waiting(String id) {
        SeatChangeRow row = changes.findById(id).orElseThrow(() -> RefusedException.notFound("proposal", id));
        if (row.change().status() != SeatChange.Status.PROPOSED) {
            throw RefusedException.wrongState(
                    "The proposal does not wait any more; it is " + row.change().status());
        }
        return row;
    }
}
