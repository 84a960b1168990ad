package io.adtally.processing.pipeline;

import io.adtally.processing.audit.Tally;
import io.adtally.processing.event.DamagedRecord;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.join.ReviewResult;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where the event-pipeline writes.
 *
 * @param decidedEvents the topics of decided events
 * @param damagedRecords {@code invalid_events}
 * @param reviewResults {@code decision_results}
 * @param books the entries reports are answered from
 * @param lake the lake, whose sink consists of several operators
 */
record Sinks(
        Sink<DecidedEvent> decidedEvents,
        Sink<DamagedRecord> damagedRecords,
        Sink<ReviewResult> reviewResults,
        Sink<LedgerRow> books,
        LakeSink lake) {

    /** Attaches the lake to the graph. */
    interface LakeSink {
        /**
         * Adds its operators.
         *
         * @param tallies how many entries the lake must have had since the job first started, by checkpoint
         */
        void attach(DataStream<LedgerRow> entries, DataStream<Tally> tallies);
    }
}
