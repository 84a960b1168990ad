package io.adtally.processing.pipeline;

import io.adtally.processing.behaviour.AssignArm;
import io.adtally.processing.behaviour.LinkNeighbours;
import io.adtally.processing.behaviour.NetworkDay;
import io.adtally.processing.behaviour.Subject;
import io.adtally.processing.behaviour.WatchActivity;
import io.adtally.processing.enrich.Enrich;
import io.adtally.processing.event.Candidate;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.event.RawRecord;
import io.adtally.processing.event.ToLedgerRow;
import io.adtally.processing.join.DedupJoin;
import io.adtally.processing.settings.PipelineSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph of the event-pipeline job. What can be said of an event alone is said first, without state; then its user,
 * address and network say how they behave; then one shuffle by impression decides; then three sinks are fed under one checkpoint.
 */
final class EventPipelineTopology {
    /** Watermarks follow the time of receipt; collectors' clocks may differ by this much. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(30);

    private static final Duration IDLE_AFTER = Duration.ofSeconds(10);
    private static final int ENRICHMENTS_IN_FLIGHT = 1_000;

    private EventPipelineTopology() {}

    static void build(StreamExecutionEnvironment env, Sources sources, Sinks sinks, PipelineSettings settings) {
        SingleOutputStreamOperator<IncomingEvent> incoming = env.fromSource(
                        sources.rawEvents(), receivedTime(), "raw_events")
                .uid("raw-events")
                .process(new SplitDamaged())
                .uid("split-damaged")
                .name("split damaged");
        incoming.getSideOutput(SplitDamaged.DAMAGED)
                .sinkTo(sinks.damagedRecords())
                .uid("invalid-events-sink")
                .name("invalid_events");

        DataStream<Candidate> candidates = AsyncDataStream.orderedWait(
                        incoming,
                        new Enrich(settings.redisUrl()),
                        settings.enrichmentTimeout().toMillis(),
                        TimeUnit.MILLISECONDS,
                        ENRICHMENTS_IN_FLIGHT)
                .uid("enrich")
                .name("enrich");
        DataStream<DecidedEvent> decided = withBehaviour(candidates, settings)
                .keyBy(candidate -> candidate.event().joinKey())
                .process(new DedupJoin(settings.joinGrace()))
                .uid("dedup-join")
                .name("dedup and join");
        decided.sinkTo(sinks.decidedEvents()).uid("decided-events-sink").name("decided events");

        DataStream<LedgerRow> entries = decided.map(new ToLedgerRow())
                .uid("ledger-row")
                .name("ledger row")
                .union(env.fromSource(sources.invalidEvents(), WatermarkStrategy.noWatermarks(), "invalid_events")
                        .uid("invalid-events"));
        entries.sinkTo(sinks.books()).uid("click-house-sink").name("ad_events");
        sinks.lake().accept(entries);
    }

    private static DataStream<Candidate> withBehaviour(DataStream<Candidate> candidates, PipelineSettings settings) {
        return candidates
                .map(new AssignArm(settings.experiment()))
                .uid("assign-arm")
                .name("assign arm")
                .keyBy(candidate -> Subject.USER.key(candidate.event()))
                .process(new WatchActivity(Subject.USER))
                .uid("watch-users")
                .name("watch users")
                .keyBy(candidate -> Subject.ADDRESS.key(candidate.event()))
                .process(new WatchActivity(Subject.ADDRESS))
                .uid("watch-addresses")
                .name("watch addresses")
                .keyBy(candidate -> NetworkDay.key(candidate.event()))
                .process(new LinkNeighbours())
                .uid("link-neighbours")
                .name("link neighbours");
    }

    private static WatermarkStrategy<RawRecord> receivedTime() {
        return WatermarkStrategy.<RawRecord>forBoundedOutOfOrderness(CLOCK_DIFFERENCE)
                .withTimestampAssigner((rawRecord, kafkaTimestamp) -> timestamp(rawRecord, System.currentTimeMillis()))
                .withIdleness(IDLE_AFTER);
    }

    /** The time of receipt, but never ahead of now: one collector whose clock is days ahead must not free all state. */
    static long timestamp(RawRecord rawRecord, long nowMillis) {
        return Math.min(rawRecord.receivedAtMillis(), nowMillis);
    }
}
