package io.adtally.processing.sink.clickhouse;

import io.adtally.processing.event.LedgerRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;

/**
 * Gathers the rows of one checkpoint into batches. A batch that did not make it into a completed checkpoint is forgotten
 * with it and was never inserted, so a fresh random token per batch is enough.
 */
final class LedgerRowWriter implements CommittingSinkWriter<LedgerRow, Batch> {
    /** Well below the million rows from which ClickHouse would split an insert into blocks. */
    private static final int MAX_ROWS = 200_000;

    private static final int MAX_BYTES = 64 << 20;

    private final RowBinary buffer = new RowBinary();
    private final List<Batch> full = new ArrayList<>();
    private int rows;

    @Override
    public void write(LedgerRow row, Context context) {
        LedgerRowEncoder.write(row, buffer);
        rows++;
        if (rows >= MAX_ROWS || buffer.length() >= MAX_BYTES) {
            closeBatch();
        }
    }

    @Override
    public void flush(boolean endOfInput) {
        // rows leave with the checkpoint, never before
    }

    @Override
    public Collection<Batch> prepareCommit() {
        if (rows > 0) {
            closeBatch();
        }
        List<Batch> batches = List.copyOf(full);
        full.clear();
        return batches;
    }

    @Override
    public void close() {
        full.clear();
    }

    private void closeBatch() {
        full.add(new Batch(UUID.randomUUID().toString(), rows, RowFormat.NEWEST, buffer.toByteArray()));
        buffer.reset();
        rows = 0;
    }
}
