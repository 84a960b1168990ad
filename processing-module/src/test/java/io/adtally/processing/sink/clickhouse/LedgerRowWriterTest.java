package io.adtally.processing.sink.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerRowWriterTest {
    private final LedgerRowWriter writer = new LedgerRowWriter();

    @Test
    void rowsLeaveWithTheCheckpointOnceAndInOrder() throws IOException {
        assertThat(writer.prepareCommit()).isEmpty();
        write("a");
        write("b");
        writer.flush(false);
        List<Batch> first = List.copyOf(writer.prepareCommit());
        write("c");
        List<Batch> second = List.copyOf(writer.prepareCommit());

        assertThat(first).singleElement().satisfies(batch -> {
            assertThat(batch.rows()).isEqualTo(2);
            assertThat(TestBatches.rowBinary(batch)).isEqualTo(encoded("a", "b"));
        });
        assertThat(second).singleElement().satisfies(batch -> {
            assertThat(batch.rows()).isOne();
            assertThat(TestBatches.rowBinary(batch)).isEqualTo(encoded("c"));
        });
        assertThat(writer.prepareCommit()).isEmpty();
    }

    /** ClickHouse would split a larger insert into blocks. */
    @Test
    void batchesAreBoundedAndEachHasATokenOfItsOwn() throws IOException {
        int rows = 450_001;
        for (int i = 0; i < rows; i++) {
            write("e");
        }
        List<Batch> batches = new ArrayList<>(writer.prepareCommit());
        assertThat(batches.stream().mapToInt(Batch::rows).sum()).isEqualTo(rows);
        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch.rows()).isBetween(1, 200_000);
            assertThat(TestBatches.rowBinary(batch)).hasSize(batch.rows() * encoded("e").length);
        });
        assertThat(batches).extracting(Batch::token).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    }

    private void write(String eventId) throws IOException {
        writer.write(Rows.row(eventId, "campaign", 1, "billable", 1), new NoContext());
    }

    private static byte[] encoded(String... eventIds) throws IOException {
        RowBinary out = new RowBinary();
        for (String eventId : eventIds) {
            LedgerRowEncoder.write(Rows.row(eventId, "campaign", 1, "billable", 1), out);
        }
        return TestBatches.bytes(out);
    }
}
