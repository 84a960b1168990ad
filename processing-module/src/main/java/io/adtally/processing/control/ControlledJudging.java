package io.adtally.processing.control;

import io.adtally.fraud.policy.Workspace;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.judge.Judge;
import io.adtally.processing.judge.Judging;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Judges by the policy that the control plane has put in force. */
public record ControlledJudging(ControlSettings settings) implements Judging {
    static final String OPERATOR = "judge";

    @Override
    public Judge open(RuntimeContext task) {
        Subscription subscription = ControlFeed.subscribe(settings, Task.of(OPERATOR, task), campaign -> {});
        subscription.measure(task.getMetricGroup());
        Workspace workspace = new Workspace();
        return new Judge() {
            @Override
            public Judgement judge(Candidate candidate) {
                return subscription
                        .policy()
                        .judge(candidate.event(), candidate.behaviour(), candidate.advertiserId(), workspace);
            }

            @Override
            public void close() {
                subscription.close();
            }
        };
    }
}
