package io.adtally.processing.pipeline;

import io.adtally.processing.event.DamagedRecord;
import io.adtally.processing.event.DecidedEvent;
import io.adtally.processing.event.LedgerRow;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where the event-pipeline writes.
 *
 * @param decidedEvents the topics of decided events
 * @param damagedRecords {@code invalid_events}
 * @param books the entries reports are answered from
 * @param lake attaches the lake's own sink, which consists of several operators
 */
record Sinks(
        Sink<DecidedEvent> decidedEvents,
        Sink<DamagedRecord> damagedRecords,
        Sink<LedgerRow> books,
        Consumer<DataStream<LedgerRow>> lake) {}
