package io.adtally.processing.behaviour;

import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.LinkClusters;
import io.adtally.fraud.feature.NetworkDay;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.Flag;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.state.RecentState;
import io.adtally.processing.state.RecentStateFunction;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/**
 * Attaches to every event the cluster its user, device and address are linked to, and lets every event through. Key by
 * {@link BehaviourKeys#ofNetworkDay}. A day's clusters are forgotten {@link #LATENESS} after the day. A network with more than
 * {@link #UPDATES_PER_SECOND} is sampled as a hot key of {@link WatchActivity} is.
 */
public final class LinkNeighbours extends RecentStateFunction<Candidate, Candidate, LinkClusters> {
    /** How long after its end a day still takes events. */
    public static final Duration LATENESS = Duration.ofDays(1);

    /** Events of one network that reach its state in a second of processing time. */
    public static final int UPDATES_PER_SECOND = 100;

    private static final long serialVersionUID = 1L;
    private static final long LATENESS_MILLIS = LATENESS.toMillis();

    /** Networks of one task; up to 13 kB each. */
    private static final int IN_MEMORY = 2_048;

    private transient RecentState<LinkClusters> clusters;
    private transient HotKeys<Cluster> hotKeys;
    private transient Counter sampled;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    public LinkNeighbours() {}

    @Override
    public void open(OpenContext context) {
        clusters = recentState(new ValueStateDescriptor<>("clusters", new LinkClustersSerializer()), IN_MEMORY);
        hotKeys = new HotKeys<>(UPDATES_PER_SECOND, Cluster.NONE);
        sampled = getRuntimeContext().getMetricGroup().counter("sampledEvents");
    }

    @Override
    public void processElement(Candidate candidate, Context context, Collector<Candidate> out) throws Exception {
        IncomingEvent event = candidate.event();
        String key = context.getCurrentKey();
        if (BehaviourKeys.isWithout(key)) {
            out.collect(candidate);
            return;
        }
        if (!hotKeys.admit(key, context.timerService().currentProcessingTime())) {
            sampled.inc();
            out.collect(candidate.with(Flag.SAMPLED_STATE));
            return;
        }
        LinkClusters known = clusters.get(key);
        if (known == null) {
            known = new LinkClusters();
            context.timerService().registerEventTimeTimer(NetworkDay.endMillis(event) + LATENESS_MILLIS);
        }
        Cluster cluster = known.link(event);
        if (known.changed()) {
            clusters.put(key, known);
        }
        out.collect(candidate.with(candidate.behaviour().withCluster(cluster)));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out) {
        clusters.clear(context.getCurrentKey());
    }
}
