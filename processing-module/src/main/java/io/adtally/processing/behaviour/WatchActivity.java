package io.adtally.processing.behaviour;

import io.adtally.fraud.feature.Activity;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.feature.Subject;
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
 * Attaches to every event how its subject behaves, and lets every event through. Key by {@link BehaviourKeys#of}.
 *
 * <p>A key is forgotten when {@link #HORIZON} has passed since its latest event; one timer a key sees to that. A key with
 * more than {@link #UPDATES_PER_SECOND} is sampled: the others of its events in that second get the behaviour last known
 * and {@link Flag#SAMPLED_STATE}, so that a key with a third of all traffic costs little more than its way through here.
 */
public final class WatchActivity extends RecentStateFunction<Candidate, Candidate, Activity> {
    /** How long a key is remembered after its latest event. */
    public static final Duration HORIZON = Duration.ofDays(1);

    /** Events of one key that reach its state in a second of processing time. */
    public static final int UPDATES_PER_SECOND = 100;

    private static final long serialVersionUID = 1L;
    private static final long HORIZON_MILLIS = HORIZON.toMillis();

    /** Keys of one task; some 400 bytes each. */
    private static final int IN_MEMORY = 16_384;

    private final Subject subject;
    private transient RecentState<Activity> activities;
    private transient HotKeys<KeyBehaviour> hotKeys;
    private transient Counter sampled;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    public WatchActivity(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void open(OpenContext context) {
        activities = recentState(new ValueStateDescriptor<>("activity", new ActivitySerializer()), IN_MEMORY);
        hotKeys = new HotKeys<>(UPDATES_PER_SECOND, KeyBehaviour.UNKNOWN);
        sampled = getRuntimeContext().getMetricGroup().counter("sampledEvents");
    }

    @Override
    public void processElement(Candidate candidate, Context context, Collector<Candidate> out) throws Exception {
        String key = context.getCurrentKey();
        if (BehaviourKeys.isWithout(key)) {
            out.collect(candidate);
            return;
        }
        if (!hotKeys.admit(key, context.timerService().currentProcessingTime())) {
            sampled.inc();
            out.collect(attach(candidate.with(Flag.SAMPLED_STATE), hotKeys.lastKnown(key)));
            return;
        }
        KeyBehaviour behaviour = update(candidate.event(), context);
        hotKeys.remember(key, behaviour);
        out.collect(attach(candidate, behaviour));
    }

    private KeyBehaviour update(IncomingEvent event, Context context) throws Exception {
        String key = context.getCurrentKey();
        Activity activity = activities.get(key);
        boolean fresh = activity == null;
        if (activity == null) {
            activity = new Activity();
        }
        KeyBehaviour behaviour = activity.add(event.action(), subject.country(event), event.activityMillis());
        activities.put(key, activity);
        if (fresh) {
            context.timerService().registerEventTimeTimer(activity.latestMillis + HORIZON_MILLIS);
        }
        return behaviour;
    }

    private Candidate attach(Candidate candidate, KeyBehaviour behaviour) {
        return candidate.with(subject.attach(behaviour, candidate.behaviour()));
    }

    /** Forgets the key, or asks again when the events since then will be old enough. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out) throws Exception {
        Activity activity = activities.get(context.getCurrentKey());
        if (activity == null) {
            return;
        }
        long due = activity.latestMillis + HORIZON_MILLIS;
        if (timestamp >= due) {
            activities.clear(context.getCurrentKey());
        } else {
            context.timerService().registerEventTimeTimer(due);
        }
    }
}
