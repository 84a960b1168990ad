package io.adtally.processing.control;

import io.adtally.fraud.policy.DriftWatch;
import io.adtally.fraud.policy.Policy;
import io.adtally.fraud.policy.Workspace;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.judge.Judge;
import io.adtally.processing.judge.Judging;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.MetricGroup;

/** Judges by the policy that the control plane has put in force. */
public record ControlledJudging(ControlSettings settings) implements Judging {
    private static final String OPERATOR = "judge";

    @Override
    public Judge open(RuntimeContext task) {
        return open(Task.of(OPERATOR, task), task.getMetricGroup());
    }

    Judge open(Task task, MetricGroup metrics) {
        Subscription subscription = ControlFeed.subscribe(settings, task, campaign -> {});
        subscription.measure(metrics);
        DriftWatch watch = new DriftWatch();
        subscription.publish(watch, metrics);
        Workspace workspace = new Workspace();
        return new Judge() {
            @Override
            public Judgement judge(Candidate candidate) {
                Policy policy = subscription.policy();
                Judgement judgement =
                        policy.judge(candidate.event(), candidate.behaviour(), candidate.advertiserId(), workspace);
                watch.note(policy, candidate.advertiserId(), judgement, System.currentTimeMillis());
                return judgement;
            }

            @Override
            public void close() {
                subscription.close();
            }
        };
    }
}
