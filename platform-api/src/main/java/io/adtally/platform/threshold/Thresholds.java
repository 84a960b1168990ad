package io.adtally.platform.threshold;

import io.adtally.control.AdvertiserThresholds;
import io.adtally.control.ControlMessage;
import io.adtally.control.ControlSubject;
import io.adtally.event.Ulid;
import io.adtally.platform.account.Asker;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.problem.Slice;
import io.adtally.platform.publish.Outbox;
import java.time.Clock;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The thresholds and the proposals to change them. Thread-safe. */
@Service
@Transactional
public class Thresholds {
    private final ProposalRepository repository;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    Thresholds(ProposalRepository repository, Outbox outbox, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The one approved last, if any ever was. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('thresholds:read')")
    public Optional<ThresholdProposal> approved() {
        return repository
                .findFirstByStatusOrderByControlVersionDesc(ProposalStatus.APPROVED)
                .map(ProposalRow::proposal);
    }

    /** Newest first, those before the given id; empty for the newest of all. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('thresholds:read')")
    public Slice<ThresholdProposal> proposals(String before, int limit) {
        var found =
                repository
                        .findByIdLessThanOrderByIdDesc(before.isEmpty() ? Ulid.GREATEST : before, Limit.of(limit + 1))
                        .stream()
                        .map(ProposalRow::proposal)
                        .toList();
        return Slice.of(found, limit, ThresholdProposal::id);
    }

    /** What counts now. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('thresholds:read')")
    public ThresholdValues values() {
        return approved().map(ThresholdProposal::values).orElse(ThresholdValues.BUILT_IN);
    }

    /** The control version of the approved ones; 0 while the built-in thresholds count. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('thresholds:read')")
    public long versionInForce() {
        return inForce();
    }

    /**
     * Proposes other thresholds; nothing changes until a second person approves.
     *
     * @param basedOn the version in force that they were made from; refused if others have been approved since
     */
    @PreAuthorize("hasAuthority('thresholds:propose')")
    public ThresholdProposal propose(ThresholdValues values, String reason, long basedOn) {
        audit.takeTurn();
        if (basedOn != inForce()) {
            throw RefusedException.overtaken(
                    "Other thresholds were approved since you began: look at them and propose again");
        }
        return keep(values, reason, basedOn);
    }

    /** The same, made from those in force now. */
    @PreAuthorize("hasAuthority('thresholds:propose')")
    public ThresholdProposal propose(ThresholdValues values, String reason) {
        audit.takeTurn();
        return keep(values, reason, inForce());
    }

    private ThresholdProposal keep(ThresholdValues values, String reason, long basedOn) {
        String id = Ulid.next(clock.millis());
        ProposalRow row = new ProposalRow(
                        id, values, Checks.reason(reason), Asker.current().name(), clock.instant())
                .basedOn(basedOn);
        audit.record("thresholds.propose", id, values.describe() + ": " + reason);
        return repository.saveAndFlush(row).proposal();
    }

    /**
     * Puts the proposal in force; refused to whoever proposed it and to keys, and if others came into force since it was
     * made.
     */
    @PreAuthorize("hasAuthority('thresholds:approve')")
    public ThresholdProposal approve(String id) {
        audit.takeTurn();
        Asker asker = Asker.current();
        ProposalRow row = waiting(id);
        asker.requireSecondPersonAfter(row.proposedBy());
        if (row.proposal().isOvertaken(inForce())) {
            throw RefusedException.overtaken(
                    "Other thresholds were approved after this was proposed, and this would undo them: propose it again");
        }
        long version = send(row.proposal().values(), asker.name());
        row.decide(ProposalStatus.APPROVED, asker.name(), clock.instant());
        row.sentAs(version);
        audit.record("thresholds.approve", id, row.proposal().values().describe());
        return repository.saveAndFlush(row).proposal();
    }

    @PreAuthorize("hasAuthority('thresholds:approve')")
    public ThresholdProposal reject(String id) {
        audit.takeTurn();
        return end(waiting(id), ProposalStatus.REJECTED, "thresholds.reject");
    }

    /** Takes one's own proposal back, be it made through a key. */
    @PreAuthorize("hasAuthority('thresholds:propose')")
    public ThresholdProposal withdraw(String id) {
        audit.takeTurn();
        ProposalRow row = waiting(id);
        if (!Asker.current().answersFor(row.proposedBy())) {
            throw RefusedException.wrongState("Only " + row.proposedBy() + " can withdraw this");
        }
        return end(row, ProposalStatus.WITHDRAWN, "thresholds.withdraw");
    }

    private ThresholdProposal end(ProposalRow row, ProposalStatus status, String action) {
        row.decide(status, Asker.current().name(), clock.instant());
        ThresholdProposal ended = repository.saveAndFlush(row).proposal();
        audit.record(action, ended.id(), "");
        return ended;
    }

    private long inForce() {
        Long version = approved().map(ThresholdProposal::controlVersion).orElse(null);
        return version == null ? 0 : version;
    }

    /** Under which version. */
    private long send(ThresholdValues values, String by) {
        long version = outbox.nextVersion(ControlSubject.THRESHOLDS);
        var body = new io.adtally.control.Thresholds(
                values.quarantine(),
                values.drop(),
                values.overrides().stream()
                        .map(other -> new AdvertiserThresholds(other.advertiserId(), other.quarantine(), other.drop()))
                        .toList());
        outbox.control(
                ControlMessage.newBuilder()
                        .setSubject(ControlSubject.THRESHOLDS)
                        .setVersion(version)
                        .setIssuedAt(clock.millis())
                        .setIssuedBy(by)
                        .setBody(body)
                        .build(),
                null);
        return version;
    }

    private ProposalRow waiting(String id) {
        ProposalRow row = repository.findById(id).orElseThrow(() -> RefusedException.notFound("proposal", id));
        if (row.status() != ProposalStatus.PROPOSED) {
            throw RefusedException.wrongState("The proposal does not wait any more; it is " + row.status());
        }
        return row;
    }
}
