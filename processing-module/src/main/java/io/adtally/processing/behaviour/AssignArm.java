package io.adtally.processing.behaviour;

import io.adtally.fraud.feature.Experiment;
import io.adtally.fraud.feature.Subject;
import io.adtally.processing.event.Candidate;
import org.apache.flink.api.common.functions.MapFunction;

/** Assigns every event the arm of its user, see {@link Subject#USER}, in the running experiment. */
public final class AssignArm implements MapFunction<Candidate, Candidate> {
    private static final long serialVersionUID = 1L;

    private final Experiment experiment;

    public AssignArm(Experiment experiment) {
        this.experiment = experiment;
    }

    @Override
    public Candidate map(Candidate candidate) {
        String arm = experiment.assign(BehaviourKeys.of(Subject.USER, candidate.event()));
        return candidate.with(candidate.behaviour().withExperimentArm(arm));
    }
}
