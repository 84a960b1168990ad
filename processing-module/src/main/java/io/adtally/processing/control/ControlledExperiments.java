package io.adtally.processing.control;

import io.adtally.control.ControlMessage;
import io.adtally.control.ExperimentChanged;
import io.adtally.fraud.feature.Experiment;
import io.adtally.processing.behaviour.Experiments;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * The experiment that the control plane has put on.
 *
 * @param initial what is on as long as the control plane has never said anything of experiments
 */
public record ControlledExperiments(ControlSettings settings, Experiment initial) implements Experiments {
    static final String OPERATOR = "assign";

    @Override
    public Running open(RuntimeContext task) {
        Subscription subscription = ControlFeed.subscribe(settings, Task.of(OPERATOR, task), campaign -> {});
        return new Running() {
            @Override
            public Experiment experiment() {
                return Objects.requireNonNullElse(subscription.experiment(), initial);
            }

            @Override
            public void close() {
                subscription.close();
            }
        };
    }

    /** What the message puts on; refused if it is none. */
    static Experiment read(ControlMessage message) throws RefusedException {
        ExperimentChanged changed = PolicyUpdates.body(message, ExperimentChanged.class);
        if (changed.getName() == null) {
            return Experiment.NONE;
        }
        try {
            return new Experiment(
                    changed.getName(),
                    changed.getSalt(),
                    changed.getArms().stream()
                            .map(arm -> new Experiment.Arm(arm.getName(), arm.getWeight()))
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }
}
