package io.adtally.processing.control;

import io.adtally.control.ControlSubject;
import io.adtally.fraud.policy.DriftWatch;
import io.adtally.fraud.policy.Policy;
import java.util.function.Consumer;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** A task's part in the {@link ControlFeed}. Thread-safe. */
public final class Subscription implements AutoCloseable {
    private final ControlFeed feed;
    private final Task task;
    private final Consumer<String> campaignChanged;
    private final boolean campaigns;
    private volatile @Nullable DriftWatch driftWatch;

    Subscription(ControlFeed feed, Task task, Consumer<String> campaignChanged) {
        this.feed = feed;
        this.task = task;
        this.campaignChanged = campaignChanged;
        this.campaigns = task.operator().equals(ControlledCampaigns.OPERATOR);
    }

    Task task() {
        return task;
    }

    /** What is in force; one event is judged by one of them. */
    Policy policy() {
        return feed.policy();
    }

    boolean concernedBy(String subject) {
        return campaigns == ControlSubject.isCampaign(subject);
    }

    void campaignChanged(String campaignId) {
        if (campaigns) {
            campaignChanged.accept(campaignId);
        }
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
