package io.adtally.processing.behaviour;

import io.adtally.fraud.feature.Subject;
import io.adtally.processing.event.Candidate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** Assigns every event the arm of its user, see {@link Subject#USER}, in the experiment that is on. */
public final class AssignArm extends RichMapFunction<Candidate, Candidate> {
    private static final long serialVersionUID = 1L;

    private final Experiments experiments;
    private transient Experiments.@Nullable Running running;

    public AssignArm(Experiments experiments) {
        this.experiments = experiments;
    }

    @Override
    public void open(OpenContext context) {
        running = experiments.open(getRuntimeContext());
    }

    @Override
    public Candidate map(Candidate candidate) {
        if (running == null) {
            throw new IllegalStateException("the function was not opened");
        }
        String arm = running.experiment().assign(BehaviourKeys.of(Subject.USER, candidate.event()));
        return candidate.with(candidate.behaviour().withExperimentArm(arm));
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
