package io.adtally.processing.control;

import io.adtally.control.ControlSubject;
import io.adtally.fraud.feature.Experiment;
import io.adtally.fraud.policy.DriftWatch;
import io.adtally.fraud.policy.Policy;
import io.adtally.processing.enrich.CampaignChanges;
import java.util.function.Consumer;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** A task's part in the {@link ControlFeed}. Thread-safe. */
public final class Subscription implements CampaignChanges.Watch {
    private final ControlFeed feed;
    private final Task task;
    private final Consumer<String> campaignChanged;
    private volatile @Nullable DriftWatch driftWatch;

    Subscription(ControlFeed feed, Task task, Consumer<String> campaignChanged) {
        this.feed = feed;
        this.task = task;
        this.campaignChanged = campaignChanged;
    }

    Task task() {
        return task;
    }

    /** What is in force; one event is judged by one of them. */
    Policy policy() {
        return feed.policy();
    }

    /** What is on; null as long as nothing was ever said of experiments. */
    @Nullable
    Experiment experiment() {
        return feed.experiment();
    }

    boolean concernedBy(String subject) {
        return task.operator().equals(operator(subject));
    }

    private static String operator(String subject) {
        if (ControlSubject.isCampaign(subject)) {
            return ControlledCampaigns.OPERATOR;
        }
        return subject.equals(ControlSubject.EXPERIMENT) ? ControlledExperiments.OPERATOR : ControlledJudging.OPERATOR;
    }

    @Override
    public boolean isPublished(String campaignId) {
        return feed.isPublished(campaignId);
    }

    void campaignChanged(String campaignId) {
        campaignChanged.accept(campaignId);
    }

    /** Publishes what the watch sees, as metrics and to the control plane. */
    void publish(DriftWatch watch, MetricGroup metrics) {
        DriftMetrics.register(metrics, watch);
        driftWatch = watch;
    }

    @Nullable
    DriftWatch driftWatch() {
        return driftWatch;
    }

    void measure(MetricGroup metrics) {
        metrics.gauge("refusedControlMessages", this::refusals);
        metrics.gauge("failedControlReads", this::failures);
    }

    /** Messages refused by this process. */
    long refusals() {
        return feed.refusals();
    }

    /** Times the topic or what it points to could not be read. */
    long failures() {
        return feed.failures();
    }

    @Override
    public void close() {
        feed.leave(this);
    }
}
