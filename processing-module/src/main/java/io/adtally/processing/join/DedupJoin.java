package io.adtally.processing.join;

import io.adtally.event.EventType;
import io.adtally.outcome.Outcome;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Flag;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.join.JoinState.Sighting;
import java.time.Duration;
import java.util.Iterator;
import java.util.ListIterator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Decides every event once, keyed by impression: an impression's duplicates carry its id as their own, and a click's
 * duplicates carry the same impression, so one key serves deduplication and join alike.
 *
 * <p>Lateness is judged from the record alone (received minus event time), never from the watermark, so a replay judges
 * the same. Watermarks follow the time of receipt and only free state: an entry goes when {@link #HORIZON} has passed
 * since the latest event time under its key. Twice the lateness, because a copy may reach the stream up to a day after
 * it was received.
 *
 * <p>A click whose impression is missing waits {@code grace} of processing time, is then counted as unmatched, and is
 * restated (old entry back, new entry in) should the impression still come. The books therefore end the same whatever
 * the order of arrival.
 */
public final class DedupJoin extends KeyedProcessFunction<String, Candidate, DecidedEvent> {
    /** A click belongs to its impression when their event times are at most this far apart. */
    public static final Duration JOIN_WINDOW = Duration.ofMinutes(30);

    /** An event received longer than this after it happened is too late. */
    public static final Duration MAX_LATENESS = Duration.ofDays(1);

    /** How long a key is remembered after its latest event time. */
    public static final Duration HORIZON = Duration.ofDays(2);

    /** Reason on the entries that a late impression causes. */
    public static final String LATE_IMPRESSION = "late_impression";

    private static final long serialVersionUID = 1L;
    private static final long JOIN_WINDOW_MILLIS = JOIN_WINDOW.toMillis();
    private static final long MAX_LATENESS_MILLIS = MAX_LATENESS.toMillis();
    private static final long HORIZON_MILLIS = HORIZON.toMillis();
    /** Horizon timers fall on whole ten minutes, so that a key has few of them. */
    private static final long TIMER_STEP_MILLIS = Duration.ofMinutes(10).toMillis();

    private final long graceMillis;
    private transient ValueState<JoinState> states;

    /** @param grace processing time a click waits for its impression, 0 or more */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    public DedupJoin(Duration grace) {
        this.graceMillis = grace.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("impression", TypeInformation.of(JoinState.class)));
    }

    @Override
    public void processElement(Candidate candidate, Context context, Collector<DecidedEvent> out) throws Exception {
        IncomingEvent event = candidate.event();
        if (event.eventTimeMillis() < event.receivedAtMillis() - MAX_LATENESS_MILLIS) {
            out.collect(DecidedEvent.first(candidate, Outcome.TOO_LATE, ""));
            return;
        }
        JoinState state = states.value();
        if (state == null) {
            state = new JoinState();
        }
        Sighting sighting = state.sight(event);
        if (sighting == Sighting.DUPLICATE) {
            out.collect(DecidedEvent.first(candidate, Outcome.DUPLICATE, ""));
            return;
        }
        Candidate counted = sighting == Sighting.COLLISION ? candidate.with(Flag.ID_COLLISION) : candidate;
        long horizonBefore = horizonTimer(state);
        state.remember(event);
        count(counted, state, context, out);
        if (horizonTimer(state) != horizonBefore) {
            context.timerService().registerEventTimeTimer(horizonTimer(state));
        }
        states.update(state);
    }

    private void count(Candidate candidate, JoinState state, Context context, Collector<DecidedEvent> out) {
        IncomingEvent event = candidate.event();
        boolean waits = event.type() == EventType.CLICK
                && !state.hasImpressionWithin(JOIN_WINDOW_MILLIS, event.eventTimeMillis());
        if (waits && candidate.givtReason().isEmpty()) {
            long due = context.timerService().currentProcessingTime() + graceMillis;
            state.waiting.add(new WaitingClick(candidate, due, false));
            context.timerService().registerProcessingTimeTimer(due);
            return;
        }
        out.collect(decide(candidate));
        if (event.type() == EventType.IMPRESSION) {
            state.impressionTimes.add(event.eventTimeMillis());
            matchWaiting(event, state, context, out);
        }
    }

    private static void matchWaiting(
            IncomingEvent impression, JoinState state, Context context, Collector<DecidedEvent> out) {
        Iterator<WaitingClick> clicks = state.waiting.iterator();
        while (clicks.hasNext()) {
            WaitingClick waiting = clicks.next();
            long distance = waiting.click().event().eventTimeMillis() - impression.eventTimeMillis();
            if (Math.abs(distance) > JOIN_WINDOW_MILLIS) {
                continue;
            }
            clicks.remove();
            if (waiting.counted()) {
                restate(waiting.click(), context.timerService().currentProcessingTime(), out);
            } else {
                out.collect(decide(waiting.click()));
            }
        }
    }

    private static void restate(Candidate click, long nowMillis, Collector<DecidedEvent> out) {
        out.collect(new DecidedEvent(click, Outcome.UNMATCHED, -1, "", LATE_IMPRESSION, nowMillis));
        out.collect(new DecidedEvent(click, Outcome.BILLABLE, 1, "", LATE_IMPRESSION, nowMillis));
    }

    /** The outcome of an event that lacks nothing. */
    private static DecidedEvent decide(Candidate candidate) {
        return candidate.givtReason().isEmpty()
                ? DecidedEvent.first(candidate, Outcome.BILLABLE, "")
                : DecidedEvent.first(candidate, Outcome.GIVT, candidate.givtReason());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<DecidedEvent> out) throws Exception {
        JoinState state = states.value();
        if (state == null) {
            return;
        }
        switch (context.timeDomain()) {
            case PROCESSING_TIME -> {
                countOverdue(timestamp, state, out);
                states.update(state);
            }
            case EVENT_TIME -> {
                if (timestamp >= horizonTimer(state)) {
                    countOverdue(Long.MAX_VALUE, state, out); // none left behind, should the grace be longer
                    states.clear();
                }
            }
        }
    }

    private static void countOverdue(long nowMillis, JoinState state, Collector<DecidedEvent> out) {
        ListIterator<WaitingClick> clicks = state.waiting.listIterator();
        while (clicks.hasNext()) {
            WaitingClick waiting = clicks.next();
            if (!waiting.counted() && waiting.dueMillis() <= nowMillis) {
                out.collect(DecidedEvent.first(waiting.click(), Outcome.UNMATCHED, ""));
                clicks.set(waiting.asCounted());
            }
        }
    }

    private static long horizonTimer(JoinState state) {
        if (state.latestEventTimeMillis == Long.MIN_VALUE) {
            return Long.MIN_VALUE;
        }
        return ((state.latestEventTimeMillis + HORIZON_MILLIS) / TIMER_STEP_MILLIS + 1) * TIMER_STEP_MILLIS;
    }
}
