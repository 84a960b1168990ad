package io.adtally.platform.experiment;

import io.adtally.control.ControlMessage;
import io.adtally.control.ControlSubject;
import io.adtally.control.ExperimentArm;
import io.adtally.control.ExperimentChanged;
import io.adtally.event.Ulid;
import io.adtally.fraud.feature.Experiment;
import io.adtally.platform.account.Asker;
import io.adtally.platform.audit.AuditLog;
import io.adtally.platform.problem.Checks;
import io.adtally.platform.problem.RefusedException;
import io.adtally.platform.publish.Outbox;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The experiments, of which one at a time runs on the stream. Thread-safe. */
@Service
@Transactional
public class Experiments {
    private static final int MOST_SHOWN = 500;

    private final ExperimentRepository repository;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    Experiments(ExperimentRepository repository, Outbox outbox, AuditLog audit, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The 500 defined last, newest first. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('experiments:read')")
    public List<ExperimentData> all() {
        return repository.findAllByOrderByDefinedAtDesc(Limit.of(MOST_SHOWN)).stream()
                .map(ExperimentRow::data)
                .toList();
    }

    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('experiments:read')")
    public ExperimentData find(String name) {
        return existing(name).data();
    }

    /**
     * Defines one, which does nothing before it is started.
     *
     * @param salt that of another experiment to deal users as that did; null for one of its own
     * @param arms two or more
     */
    @PreAuthorize("hasAuthority('experiments:write')")
    public ExperimentData define(String name, @Nullable String salt, List<Arm> arms) {
        String chosen = salt == null || salt.isBlank() ? Ulid.next(clock.millis()) : salt.strip();
        check(name, chosen, arms);
        if (repository.existsById(name)) {
            throw RefusedException.wrongState("There already is an experiment " + name);
        }
        audit.record("experiment.define", name, describe(arms) + ", salt " + chosen);
        return repository
                .saveAndFlush(
                        new ExperimentRow(name, chosen, arms, Asker.current().name(), clock.instant()))
                .data();
    }

    /** Puts it on: from the next event on, users are in its arms. */
    @PreAuthorize("hasAuthority('experiments:write')")
    public ExperimentData start(String name) {
        audit.takeTurn();
        ExperimentRow row = require(name, ExperimentData.Status.DRAFT);
        repository.findFirstByStatus(ExperimentData.Status.RUNNING).ifPresent(running -> {
            throw RefusedException.wrongState(
                    "Stop " + running.data().name() + " first: one experiment runs at a time");
        });
        ExperimentData data = row.data();
        List<ExperimentArm> arms = data.arms().stream()
                .map(arm -> new ExperimentArm(arm.name(), arm.weight()))
                .toList();
        row.start(clock.instant(), send(new ExperimentChanged(name, data.salt(), arms)));
        audit.record("experiment.start", name, describe(data.arms()));
        return repository.saveAndFlush(row).data();
    }

    /** Ends it for good. */
    @PreAuthorize("hasAuthority('experiments:write')")
    public ExperimentData stop(String name) {
        audit.takeTurn();
        ExperimentRow row = require(name, ExperimentData.Status.RUNNING);
        row.stop(clock.instant(), send(new ExperimentChanged(null, "", List.of())));
        audit.record("experiment.stop", name, "");
        return repository.saveAndFlush(row).data();
    }

    private long send(ExperimentChanged body) {
        long version = outbox.nextVersion(ControlSubject.EXPERIMENT);
        outbox.control(
                ControlMessage.newBuilder()
                        .setSubject(ControlSubject.EXPERIMENT)
                        .setVersion(version)
                        .setIssuedAt(clock.millis())
                        .setIssuedBy(Asker.current().name())
                        .setBody(body)
                        .build(),
                null);
        return version;
    }

    /** By the rules of whoever deals the arms. */
    private static void check(String name, String salt, List<Arm> arms) {
        Checks.present("name", name);
        if (arms.size() < 2) {
            throw RefusedException.badValue("arms", "An experiment has two arms or more; found " + arms.size());
        }
        try {
            var unused = new Experiment(
                    name,
                    salt,
                    arms.stream()
                            .map(arm -> new Experiment.Arm(arm.name(), arm.weight()))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw RefusedException.badValue("arms", String.valueOf(e.getMessage()));
        }
    }

    private static String describe(List<Arm> arms) {
        return String.join(
                ", ", arms.stream().map(arm -> arm.name() + " " + arm.weight()).toList());
    }

    private ExperimentRow require(String name, ExperimentData.Status status) {
        ExperimentRow row = existing(name);
        if (row.data().status() != status) {
            throw RefusedException.wrongState(name + " is " + row.data().status() + ", not " + status);
        }
        return row;
    }

    private ExperimentRow existing(String name) {
        return repository.findById(name).orElseThrow(() -> RefusedException.notFound("experiment", name));
    }
}
