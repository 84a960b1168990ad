package io.adtally.processing.pipeline;

import io.adtally.fraud.feature.Subject;
import io.adtally.processing.audit.Audit;
import io.adtally.processing.audit.Counts;
import io.adtally.processing.audit.DecisionCounts;
import io.adtally.processing.audit.Point;
import io.adtally.processing.behaviour.AssignArm;
import io.adtally.processing.behaviour.BehaviourKeys;
import io.adtally.processing.behaviour.LinkNeighbours;
import io.adtally.processing.behaviour.WatchActivity;
import io.adtally.processing.dedup.RedisDedup;
import io.adtally.processing.enrich.Enrich;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.Entry;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.event.RawRecord;
import io.adtally.processing.event.ToLedgerRow;
import io.adtally.processing.join.DedupJoin;
import io.adtally.processing.join.DedupStore;
import io.adtally.processing.join.JoinInput;
import io.adtally.processing.join.JoinOperator;
import io.adtally.processing.join.Review;
import io.adtally.processing.settings.PipelineSettings;
import io.adtally.processing.state.RecentStateOperator;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The graph of the event-pipeline job. What can be said of an event alone is said first, without state; then its user,
 * address and network say how they behave; then one shuffle by impression decides; then three sinks are fed under one
 * checkpoint, which an audit balances.
 */
final class EventPipelineTopology {
    /** Watermarks follow the time of receipt; collectors' clocks may differ by this much. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(30);

    private static final Duration IDLE_AFTER = Duration.ofSeconds(10);
    private static final int ENRICHMENTS_IN_FLIGHT = 1_000;

    private final StreamExecutionEnvironment env;
    private final Sources sources;
    private final Sinks sinks;
    private final Policies policies;
    private final PipelineSettings settings;
    private final Audit audit = new Audit();

    private EventPipelineTopology(
            StreamExecutionEnvironment env,
            Sources sources,
            Sinks sinks,
            Policies policies,
            PipelineSettings settings) {
        this.env = env;
        this.sources = sources;
        this.sinks = sinks;
        this.policies = policies;
        this.settings = settings;
    }

    static void build(
            StreamExecutionEnvironment env,
            Sources sources,
            Sinks sinks,
            Policies policies,
            PipelineSettings settings) {
        EventPipelineTopology topology = new EventPipelineTopology(env, sources, sinks, policies, settings);
        topology.write(
                topology.decided(topology.withBehaviour(topology.enriched(topology.received())), topology.invalid()));
    }

    private DataStream<IncomingEvent> received() {
        SingleOutputStreamOperator<IncomingEvent> incoming = env.fromSource(
                        sources.rawEvents(), receivedTime(RawRecord::receivedAtMillis), "raw_events")
                .uid("raw-events")
                .process(new SplitDamaged())
                .uid("split-damaged")
                .name("split damaged");
        incoming.getSideOutput(SplitDamaged.DAMAGED)
                .sinkTo(sinks.damagedRecords())
                .uid("invalid-events-sink")
                .name("invalid_events");
        return audit.count(incoming, "count-received", Counts.each(Point.RECEIVED));
    }

    private DataStream<Candidate> enriched(DataStream<IncomingEvent> incoming) {
        Enrich enrich = new Enrich(settings.redisUrl(), policies.campaigns());
        DataStream<Candidate> enriched = Enrich.stream(
                        incoming, enrich, settings.enrichmentTimeout(), ENRICHMENTS_IN_FLIGHT)
                .uid("enrich")
                .name("enrich");
        return audit.count(enriched, "count-enriched", Counts.each(Point.ENRICHED));
    }

    private DataStream<Candidate> withBehaviour(DataStream<Candidate> candidates) {
        return candidates
                .map(new AssignArm(policies.experiments()))
                .uid("assign-arm")
                .name("assign arm")
                .keyBy(candidate -> BehaviourKeys.of(Subject.USER, candidate.event()))
                .transform(
                        "watch users",
                        TypeInformation.of(Candidate.class),
                        new RecentStateOperator<>(new WatchActivity(Subject.USER)))
                .uid("watch-users")
                .keyBy(candidate -> BehaviourKeys.of(Subject.ADDRESS, candidate.event()))
                .transform(
                        "watch addresses",
                        TypeInformation.of(Candidate.class),
                        new RecentStateOperator<>(new WatchActivity(Subject.ADDRESS)))
                .uid("watch-addresses")
                .keyBy(candidate -> BehaviourKeys.ofNetworkDay(candidate.event()))
                .transform(
                        "link neighbours",
                        TypeInformation.of(Candidate.class),
                        new RecentStateOperator<>(new LinkNeighbours()))
                .uid("link-neighbours");
    }

    private DataStream<LedgerRow> invalid() {
        return audit.count(
                env.fromSource(sources.invalidEvents(), receivedTime(LedgerRow::receivedAtMillis), "invalid_events")
                        .uid("invalid-events"),
                "count-invalid",
                Counts.each(Point.INVALID));
    }

    /** All entries in one stream, so that everything behind the join runs in its chain: nothing is written to be read again. */
    private DataStream<Entry> decided(DataStream<Candidate> candidates, DataStream<LedgerRow> invalid) {
        DataStream<JoinInput> reviews = env.fromSource(sources.reviews(), withoutTime(), "quarantine_decisions")
                .uid("quarantine-decisions")
                .setParallelism(1)
                .map(JoinInput::of)
                .uid("review-input")
                .name("review input")
                .setParallelism(1);
        // In a chain of its own: a savepoint whose invalid items had ended has no room for a new operator in their
        // chain.
        DataStream<JoinInput> passing =
                invalid.map(JoinInput::of).startNewChain().uid("invalid-input").name("invalid input");
        SingleOutputStreamOperator<Entry> decided = candidates
                .map(JoinInput::of)
                .uid("candidate-input")
                .name("candidate input")
                .union(reviews, passing)
                .keyBy(JoinInput::joinKey)
                .transform(
                        "dedup and join",
                        TypeInformation.of(Entry.class),
                        new JoinOperator(new DedupJoin(settings.join(), dedup(), policies.judging())))
                .uid("dedup-join");
        audit.takeFrom(decided);
        decided.getSideOutput(DedupJoin.REVIEWS)
                .sinkTo(sinks.reviewResults())
                .uid("decision-results-sink")
                .name("decision_results");
        return audit.count(decided, "count-decided", new DecisionCounts());
    }

    private DedupStore.Opener dedup() {
        return settings.dedupInRedis() ? new RedisDedup(settings.redisUrl()) : DedupStore.IN_STATE;
    }

    private void write(DataStream<Entry> entries) {
        entries.flatMap(new DecidedEvents())
                .uid("decided-events")
                .name("decided events")
                .sinkTo(sinks.decidedEvents())
                .uid("decided-events-sink")
                .name("decided events");
        DataStream<LedgerRow> rows =
                entries.map(new ToLedgerRow()).uid("ledger-row").name("ledger row");
        audit.count(rows, "count-books", Counts.each(Point.BOOKS))
                .sinkTo(sinks.books())
                .uid("click-house-sink")
                .name("ad_events");
        DataStream<LedgerRow> toLake = audit.count(rows, "count-lake", Counts.each(Point.LAKE));
        sinks.lake().attach(toLake, audit.balance(ENRICHMENTS_IN_FLIGHT));
    }

    /** Those of the entries that events caused. */
    private static final class DecidedEvents implements FlatMapFunction<Entry, DecidedEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(Entry entry, Collector<DecidedEvent> out) {
            if (entry instanceof DecidedEvent decided) {
                out.collect(decided);
            }
        }
    }

    /** Has no say in how far time is; but for idleness it would hold it back for ever. */
    private static WatermarkStrategy<Review> withoutTime() {
        return WatermarkStrategy.<Review>noWatermarks().withIdleness(Duration.ofSeconds(1));
    }

    static <T> WatermarkStrategy<T> receivedTime(ReceivedAt<T> receivedAt) {
        return WatermarkStrategy.<T>forBoundedOutOfOrderness(CLOCK_DIFFERENCE)
                .withTimestampAssigner(
                        (each, kafkaTimestamp) -> timestamp(receivedAt.millis(each), System.currentTimeMillis()))
                .withIdleness(IDLE_AFTER);
    }

    interface ReceivedAt<T> extends Serializable {
        long millis(T each);
    }

    /** The time of receipt, but never ahead of now: one collector whose clock is days ahead must not free all state. */
    static long timestamp(long receivedAtMillis, long nowMillis) {
        return Math.min(receivedAtMillis, nowMillis);
    }
}
