package io.adtally.processing.sink.clickhouse;

import io.adtally.processing.event.LedgerRow;
import java.io.IOException;
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

    /** Uncompressed: what ClickHouse has to hold of an insert. */
    private static final int MAX_BYTES = 64 << 20;

    private final CompressedRows compressed = new CompressedRows();
    private final List<Batch> full = new ArrayList<>();
    private int rows;

    @Override
    public void write(LedgerRow row, Context context) throws IOException {
        LedgerRowEncoder.write(row, compressed.next());
        rows++;
        if (rows >= MAX_ROWS || compressed.length() >= MAX_BYTES) {
            closeBatch();
        }
    }

    @Override
    public void flush(boolean endOfInput) {
        // rows leave with the checkpoint, never before
    }

    @Override
    public Collection<Batch> prepareCommit() throws IOException {
        if (rows > 0) {
            closeBatch();
        }
        List<Batch> batches = List.copyOf(full);
        full.clear();
        return batches;
    }

    @Override
    public void close() throws IOException {
        full.clear();
        compressed.close();
    }

    private void closeBatch() throws IOException {
        int length = compressed.length();
        full.add(new Batch(UUID.randomUUID().toString(), rows, RowFormat.NEWEST, length, compressed.finish()));
        rows = 0;
    }
}
