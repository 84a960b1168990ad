package io.adtally.processing.sink.clickhouse;

import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.settings.ClickHouseSettings;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Two-phase sink into {@code adtally.ad_events}. Rows become batches of the checkpoint (phase one, in Flink's state) and
 * are inserted once the checkpoint is complete (phase two), each under its own deduplication token, so that committing
 * again after a crash adds nothing. The table and every view target must have a deduplication window.
 */
public final class ClickHouseSink implements Sink<LedgerRow>, SupportsCommitter<Batch> {
    private static final long serialVersionUID = 1L;

    private final ClickHouseSettings settings;

    public ClickHouseSink(ClickHouseSettings settings) {
        this.settings = settings;
    }

    @Override
    public SinkWriter<LedgerRow> createWriter(WriterInitContext context) {
        return new LedgerRowWriter();
    }

    @Override
    public Committer<Batch> createCommitter(CommitterInitContext context) {
        return new BatchCommitter(
                new BatchInsert(settings), context.metricGroup().counter("insertRetries"));
    }

    @Override
    public SimpleVersionedSerializer<Batch> getCommittableSerializer() {
        return new BatchSerializer();
    }
}
