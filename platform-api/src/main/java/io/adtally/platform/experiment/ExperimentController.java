package io.adtally.platform.experiment;

import io.adtally.control.ControlSubject;
import io.adtally.platform.force.Force;
import io.adtally.platform.force.InForce;
import io.adtally.platform.problem.Checks;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Experiments over REST. */
@RestController
@RequestMapping("/api/v1/experiments")
class ExperimentController {
    private final Experiments experiments;
    private final Force force;

    ExperimentController(Experiments experiments, Force force) {
        this.experiments = experiments;
        this.force = force;
    }

    record Wanted(
            @Nullable String name,
            @Nullable String salt,
            @Nullable List<Arm> arms) {}

    /**
     * An experiment.
     *
     * @param inForce how far the data plane has got with its start or stop; null while it is a draft
     */
    record Told(ExperimentData experiment, @Nullable InForce inForce) {}

    @GetMapping
    List<ExperimentData> all() {
        return experiments.all();
    }

    @GetMapping("/{name}")
    Told one(@PathVariable String name) {
        ExperimentData found = experiments.find(name);
        Long version = found.controlVersion();
        return new Told(found, version == null ? null : force.of(ControlSubject.EXPERIMENT, version));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ExperimentData define(@RequestBody Wanted wanted) {
        return experiments.define(
                Checks.present("name", wanted.name()),
                wanted.salt(),
                Objects.requireNonNullElse(wanted.arms(), List.of()));
    }

    @PostMapping("/{name}/start")
    ExperimentData start(@PathVariable String name) {
        return experiments.start(name);
    }

    @PostMapping("/{name}/stop")
    ExperimentData stop(@PathVariable String name) {
        return experiments.stop(name);
    }
}
