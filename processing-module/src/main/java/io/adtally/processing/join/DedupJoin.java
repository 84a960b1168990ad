package io.adtally.processing.join;

import io.adtally.control.QuarantineVerdict;
import io.adtally.event.EventType;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Reason;
import io.adtally.outcome.Outcome;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Entry;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.join.DedupStore.Sighting;
import io.adtally.processing.judge.Judge;
import io.adtally.processing.judge.Judging;
import io.adtally.processing.state.RecentState;
import io.adtally.processing.state.RecentStateFunction;
import java.time.Duration;
import java.util.List;
import java.util.ListIterator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Decides every event once, keyed by impression: an impression's duplicates carry its id as their own, and a click's
 * duplicates carry the same impression, so one key serves deduplication and join alike.
 *
 * <p>Lateness is judged from the record alone (received minus event time), never from the watermark, so a replay judges
 * the same. Watermarks follow the time of receipt and only free state: an entry goes when {@link #HORIZON} has passed
 * since the latest event time under its key. Twice the lateness, because a copy may reach the stream up to a day after
 * it was received.
 *
 * <p>An event's traffic is judged once, when it is counted first, and the judgement is kept for as long as its outcome may
 * change. A click whose impression is missing waits {@code grace} of processing time, is then counted as unmatched, and is
 * restated (old entry back, new entry in) should the impression still come. More events than anybody causes under one
 * impression are counted as invalid at once, so that no key grows without bound. A quarantined event is restated when an
 * analyst decides it, within the review window. The books therefore end the same whatever the order of arrival.
 */
public final class DedupJoin extends RecentStateFunction<JoinInput, Entry, JoinState> implements CheckpointedFunction {
    /** A click belongs to its impression when their event times are at most this far apart. */
    public static final Duration JOIN_WINDOW = Duration.ofMinutes(30);

    /** An event received longer than this after it happened is too late. */
    public static final Duration MAX_LATENESS = Duration.ofDays(1);

    /** How long a key is remembered after its latest event time; longer where an event is under review. */
    public static final Duration HORIZON = Duration.ofDays(2);

    /** Reason on the entries that a late impression causes. */
    public static final String LATE_IMPRESSION = "late_impression";

    /** Reason on the entries of an event that an analyst found honest. */
    public static final String RELEASED = "released";

    /** Reason of an event that an analyst found to be fraud. */
    public static final String CONFIRMED_FRAUD = "confirmed_fraud";

    /** Reason on the entries of an event whose decision was taken back. */
    public static final String RETURNED = "returned_to_quarantine";

    /** What became of analysts' decisions. */
    public static final OutputTag<ReviewResult> REVIEWS =
            new OutputTag<>("reviews", TypeInformation.of(ReviewResult.class));

    private static final long serialVersionUID = 1L;
    private static final long JOIN_WINDOW_MILLIS = JOIN_WINDOW.toMillis();
    private static final long MAX_LATENESS_MILLIS = MAX_LATENESS.toMillis();
    private static final long HORIZON_MILLIS = HORIZON.toMillis();
    /** Horizon timers fall on whole ten minutes, so that a key has few of them. */
    private static final long TIMER_STEP_MILLIS = Duration.ofMinutes(10).toMillis();

    /** Impressions of one task, as what belongs to one comes within seconds; some 300 bytes each, more under review. */
    private static final int IN_MEMORY = 16_384;

    private final DedupStore.Opener dedupOpener;
    private final Judging judging;
    private final long graceMillis;
    private final long reviewMillis;
    private transient RecentState<JoinState> states;
    private transient Crowd crowd;
    private transient Counter collisions;
    private transient Counter crowdedEvents;
    private transient @Nullable ListState<Long> waitingState;
    /** Clicks of this task that wait; those of all keys, so that the audit need not go through them. */
    private transient long waiting;

    private transient @Nullable DedupStore dedup;
    private transient @Nullable Judge judge;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    public DedupJoin(JoinSettings settings, DedupStore.Opener dedupOpener, Judging judging) {
        this.dedupOpener = dedupOpener;
        this.judging = judging;
        this.graceMillis = settings.grace().toMillis();
        this.reviewMillis = settings.reviewWindow().toMillis();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        ListState<Long> shares =
                context.getOperatorStateStore().getListState(new ListStateDescriptor<>("waiting", Types.LONG));
        waitingState = shares;
        waiting = 0;
        for (Long share : shares.get()) {
            waiting += share; // tasks may share them otherwise after a rescaling: only the sum of all is looked at
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        if (waitingState != null) {
            waitingState.update(List.of(waiting));
        }
    }

    /** How many clicks of all tasks wait, as this task's share; can be negative after a rescaling. */
    long waiting() {
        return waiting;
    }

    @Override
    public void open(OpenContext context) {
        crowd = new Crowd(getRuntimeContext());
        collisions = getRuntimeContext().getMetricGroup().counter("idCollisions");
        crowdedEvents = getRuntimeContext().getMetricGroup().counter("crowdedEvents");
        states = recentState(new ValueStateDescriptor<>("impression", new JoinStateSerializer()), IN_MEMORY);
        judge = judging.open(getRuntimeContext());
        dedup = dedupOpener.open();
    }

    @Override
    public void processElement(JoinInput input, Context context, Collector<Entry> out) throws Exception {
        if (input.candidate() != null) {
            count(input.candidate(), context, out);
        } else if (input.review() != null) {
            context.output(REVIEWS, apply(input.review(), context, out));
        } else if (input.invalid() != null) {
            out.collect(input.invalid());
        }
    }

    private void count(Candidate candidate, Context context, Collector<Entry> out) throws Exception {
        IncomingEvent event = candidate.event();
        if (event.eventTimeMillis() < event.receivedAtMillis() - MAX_LATENESS_MILLIS) {
            out.collect(DecidedEvent.first(candidate, Outcome.TOO_LATE));
            return;
        }
        if (dedup == null || judge == null) {
            throw new IllegalStateException("open was not called");
        }
        JoinState state = states.get(context.getCurrentKey());
        if (state == null) {
            state = new JoinState();
        }
        boolean crowded = state.isCrowded();
        Sighting sighting = dedup.sight(event, state);
        if (sighting == Sighting.DUPLICATE) {
            out.collect(DecidedEvent.first(candidate, Outcome.DUPLICATE));
            return;
        }
        if (crowded && !crowd.add(event)) {
            out.collect(DecidedEvent.first(candidate, Outcome.DUPLICATE));
            return;
        }
        Candidate counted = sighting == Sighting.COLLISION ? candidate.asCollision() : candidate;
        Judgement judgement = judge.judge(counted);
        long horizonBefore = horizonTimer(state);
        state.latestEventTimeMillis = Math.max(state.latestEventTimeMillis, event.eventTimeMillis());
        if (sighting == Sighting.COLLISION) {
            collisions.inc();
        }
        if (crowded) {
            crowdedEvents.inc();
            out.collect(inCrowd(counted, judgement));
        } else {
            state.counted++;
            decide(counted, judgement, state, context, out);
        }
        if (horizonTimer(state) != horizonBefore) {
            context.timerService().registerEventTimeTimer(horizonTimer(state));
        }
        states.put(context.getCurrentKey(), state);
    }

    /** Whatever its traffic looks like by itself, nobody causes that many events: their like is not looked at further. */
    private static DecidedEvent inCrowd(Candidate candidate, Judgement judgement) {
        return switch (judgement.ruling()) {
            case GIVT -> DecidedEvent.first(candidate, judgement, Outcome.GIVT, judgement.reason());
            case SIVT -> DecidedEvent.first(candidate, judgement, Outcome.SIVT, judgement.reason());
            case CLEAN, QUARANTINE -> DecidedEvent.first(candidate, judgement, Outcome.GIVT, Reason.ACTIVITY.wire());
        };
    }

    /** An impression's view is charged once: of those that count as billable the first. Changes what the state says of it. */
    private static Candidate onceViewed(Candidate billable, JoinState state) {
        if (!billable.isChargedView()) {
            return billable; // of no view, or of one that was found to repeat another, whatever became of that
        }
        boolean repeated = state.viewed;
        state.viewed = true;
        return repeated ? billable.asRepeatedView() : billable;
    }

    private void decide(
            Candidate candidate, Judgement judgement, JoinState state, Context context, Collector<Entry> out) {
        IncomingEvent event = candidate.event();
        switch (judgement.ruling()) {
            case GIVT -> out.collect(DecidedEvent.first(candidate, judgement, Outcome.GIVT, judgement.reason()));
            case SIVT -> out.collect(DecidedEvent.first(candidate, judgement, Outcome.SIVT, judgement.reason()));
            case QUARANTINE -> {
                out.collect(DecidedEvent.first(candidate, judgement, Outcome.QUARANTINED, judgement.reason()));
                state.open.add(OpenEvent.quarantined(candidate, judgement));
            }
            case CLEAN -> {
                if (lacksImpression(event, state)) {
                    long due = context.timerService().currentProcessingTime() + graceMillis;
                    state.open.add(OpenEvent.waiting(candidate, judgement, due));
                    waiting++;
                    context.timerService().registerProcessingTimeTimer(due);
                } else {
                    out.collect(DecidedEvent.first(onceViewed(candidate, state), judgement, Outcome.BILLABLE, ""));
                }
            }
        }
        if (event.type() == EventType.IMPRESSION) {
            state.impressionTimes.add(event.eventTimeMillis());
            match(event, state, context.timerService().currentProcessingTime(), out);
        }
    }

    private static boolean lacksImpression(IncomingEvent event, JoinState state) {
        return event.type() == EventType.CLICK
                && !state.hasImpressionWithin(JOIN_WINDOW_MILLIS, event.eventTimeMillis());
    }

    private void match(IncomingEvent impression, JoinState state, long nowMillis, Collector<Entry> out) {
        ListIterator<OpenEvent> events = state.open.listIterator();
        while (events.hasNext()) {
            OpenEvent open = events.next();
            long distance = open.candidate().event().eventTimeMillis() - impression.eventTimeMillis();
            boolean lacking = open.waits() || open.outcome() == Outcome.UNMATCHED;
            if (!lacking || Math.abs(distance) > JOIN_WINDOW_MILLIS) {
                continue;
            }
            OpenEvent matched = enter(open, Outcome.BILLABLE, "", LATE_IMPRESSION, nowMillis, out);
            if (matched.reviewable()) {
                events.set(matched);
            } else {
                events.remove();
            }
        }
    }

    /** Enters the outcome of an event that costs what it did: as the first, or by taking back the one before. */
    private OpenEvent enter(
            OpenEvent open,
            Outcome outcome,
            String reason,
            String adjustmentReason,
            long nowMillis,
            Collector<Entry> out) {
        return enter(open, open.candidate(), outcome, reason, adjustmentReason, nowMillis, out);
    }

    private OpenEvent enter(
            OpenEvent open,
            Candidate candidate,
            Outcome outcome,
            String reason,
            String adjustmentReason,
            long nowMillis,
            Collector<Entry> out) {
        Judgement judgement = open.judgement();
        if (open.outcome() == null) {
            waiting--;
            out.collect(DecidedEvent.first(candidate, judgement, outcome, reason));
        } else {
            out.collect(new DecidedEvent(
                    open.candidate(), judgement, open.outcome(), -1, open.reason(), adjustmentReason, nowMillis));
            out.collect(new DecidedEvent(candidate, judgement, outcome, 1, reason, adjustmentReason, nowMillis));
        }
        return open.as(candidate, outcome, reason);
    }

    private ReviewResult apply(Review review, Context context, Collector<Entry> out) throws Exception {
        long nowMillis = context.timerService().currentProcessingTime();
        JoinState state = states.get(context.getCurrentKey());
        String status = ReviewResult.UNKNOWN_EVENT;
        String outcome = "";
        if (state != null) {
            ListIterator<OpenEvent> events = state.open.listIterator();
            while (events.hasNext()) {
                OpenEvent open = events.next();
                if (!open.reviewable() || !open.candidate().event().eventId().equals(review.eventId())) {
                    continue;
                }
                OpenEvent after = apply(review, open, state, nowMillis, out);
                status = status(review, open, after);
                outcome = after.outcome() == null ? "" : after.outcome().wire();
                events.set(after);
            }
            states.put(context.getCurrentKey(), state);
        }
        return new ReviewResult(review.decisionId(), review.eventId(), status, outcome, nowMillis);
    }

    private OpenEvent apply(Review review, OpenEvent open, JoinState state, long nowMillis, Collector<Entry> out) {
        if (!review.follows(open)) {
            return open;
        }
        Outcome outcome = outcome(review.verdict(), open, state);
        if (outcome == open.outcome()) {
            return open.decided(review);
        }
        String reason =
                switch (review.verdict()) {
                    case RELEASE -> "";
                    case CONFIRM_FRAUD -> CONFIRMED_FRAUD;
                    case QUARANTINE -> open.judgement().reason();
                };
        Candidate candidate = open.candidate();
        if (outcome == Outcome.BILLABLE) {
            candidate = onceViewed(candidate, state);
        } else if (open.outcome() == Outcome.BILLABLE && candidate.isChargedView()) {
            state.viewed = false;
        }
        return enter(open, candidate, outcome, reason, adjustmentReason(review.verdict()), nowMillis, out)
                .decided(review);
    }

    private static Outcome outcome(QuarantineVerdict verdict, OpenEvent open, JoinState state) {
        return switch (verdict) {
            case RELEASE -> lacksImpression(open.candidate().event(), state) ? Outcome.UNMATCHED : Outcome.BILLABLE;
            case CONFIRM_FRAUD -> Outcome.SIVT;
            case QUARANTINE -> Outcome.QUARANTINED;
        };
    }

    private static String adjustmentReason(QuarantineVerdict verdict) {
        return switch (verdict) {
            case RELEASE -> RELEASED;
            case CONFIRM_FRAUD -> CONFIRMED_FRAUD;
            case QUARANTINE -> RETURNED;
        };
    }

    private static String status(Review review, OpenEvent before, OpenEvent after) {
        if (before.decisionId().equals(review.decisionId())) {
            return ReviewResult.UNCHANGED;
        }
        if (!after.decisionId().equals(review.decisionId())) {
            return ReviewResult.SUPERSEDED;
        }
        return before.outcome() == after.outcome() ? ReviewResult.UNCHANGED : ReviewResult.APPLIED;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Entry> out) throws Exception {
        JoinState state = states.get(context.getCurrentKey());
        if (state == null) {
            return;
        }
        switch (context.timeDomain()) {
            case PROCESSING_TIME -> {
                countOverdue(timestamp, state, out);
                states.put(context.getCurrentKey(), state);
            }
            case EVENT_TIME -> {
                if (timestamp >= horizonTimer(state)) {
                    countOverdue(Long.MAX_VALUE, state, out); // none left behind, should the grace be longer
                    states.clear(context.getCurrentKey());
                } else {
                    // There is one already, unless the horizon has been set further off since.
                    context.timerService().registerEventTimeTimer(horizonTimer(state));
                }
            }
        }
    }

    private void countOverdue(long nowMillis, JoinState state, Collector<Entry> out) {
        ListIterator<OpenEvent> events = state.open.listIterator();
        while (events.hasNext()) {
            OpenEvent open = events.next();
            if (open.waits() && open.dueMillis() <= nowMillis) {
                events.set(enter(open, Outcome.UNMATCHED, "", "", 0, out));
            }
        }
    }

    private long horizonTimer(JoinState state) {
        if (state.latestEventTimeMillis == Long.MIN_VALUE) {
            return Long.MIN_VALUE;
        }
        long keptMillis = state.isUnderReview() ? reviewMillis : HORIZON_MILLIS;
        return ((state.latestEventTimeMillis + keptMillis) / TIMER_STEP_MILLIS + 1) * TIMER_STEP_MILLIS;
    }

    @Override
    public void close() {
        if (judge != null) {
            judge.close();
        }
        if (dedup != null) {
            dedup.close();
        }
    }
}
