package io.adtally.processing.lake;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.Types.NestedField;

/** Writes a table as a job does: a small file with every checkpoint, and its number in the history. */
public final class SmallCommits {
    private static final OffsetDateTime NOON = OffsetDateTime.of(2026, 11, 26, 12, 0, 0, 0, ZoneOffset.UTC);

    private SmallCommits() {}

    static void commit(Table table, long checkpoint, int rows) throws IOException {
        table.newAppend()
                .appendFile(file(table, rows))
                .set("flink.job-id", "job")
                .set("flink.operator-id", "sink")
                .set("flink.max-committed-checkpoint-id", Long.toString(checkpoint))
                .commit();
    }

    /** Rows that no job wrote. */
    public static void append(Table table, int rows) throws IOException {
        table.newAppend().appendFile(file(table, rows)).commit();
    }

    private static DataFile file(Table table, int rows) throws IOException {
        Record row = row(table);
        PartitionKey hour = new PartitionKey(table.spec(), table.schema());
        hour.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(row));
        DataWriter<Record> writer = new GenericAppenderFactory(table.schema(), table.spec())
                .newDataWriter(
                        OutputFileFactory.builderFor(table, 1, 1)
                                .format(FileFormat.PARQUET)
                                .build()
                                .newOutputFile(hour),
                        FileFormat.PARQUET,
                        hour);
        try (writer) {
            for (int i = 0; i < rows; i++) {
                writer.write(row);
            }
        }
        return writer.toDataFile();
    }

    /** One with what no row may lack. */
    private static Record row(Table table) {
        Record row = GenericRecord.create(table.schema());
        for (NestedField column : table.schema().columns()) {
            if (column.isRequired()) {
                row.setField(
                        column.name(),
                        switch (column.type().typeId()) {
                            case STRING -> "x";
                            case TIMESTAMP -> NOON;
                            case LONG -> 1L;
                            case INTEGER -> 1;
                            case BOOLEAN -> true;
                            case MAP -> Map.of();
                            default -> throw new IllegalStateException(column + " is of a kind without an example");
                        });
            }
        }
        return row;
    }

    /** Numbers in the history as far as it is kept, the latest first. */
    static List<Long> checkpoints(Table table) {
        List<Long> checkpoints = new ArrayList<>();
        Snapshot snapshot = table.currentSnapshot();
        while (snapshot != null) {
            String checkpoint = snapshot.summary().get("flink.max-committed-checkpoint-id");
            if (checkpoint != null) {
                checkpoints.add(Long.parseLong(checkpoint));
            }
            Long parent = snapshot.parentId();
            snapshot = parent == null ? null : table.snapshot(parent);
        }
        return checkpoints;
    }

    /** Rows that are really read. */
    static int rows(Table table) throws IOException {
        int rows = 0;
        try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
            for (Record ignored : records) {
                rows++;
            }
        }
        return rows;
    }
}
