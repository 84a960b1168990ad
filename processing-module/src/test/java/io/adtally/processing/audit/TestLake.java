package io.adtally.processing.audit;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.types.Types;

/** An Iceberg table with its history in memory, committed to as Flink's sink does. One at a time in this Java. */
final class TestLake {
    private static final Namespace NAMESPACE = Namespace.of("adtally");
    private static final InMemoryCatalog CATALOG = catalog();
    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final AtomicInteger CLOSED = new AtomicInteger();
    private static final AtomicBoolean AWAY = new AtomicBoolean();

    private final String name = "entries" + System.nanoTime();

    TestLake() {
        CATALOG.createTable(
                TableIdentifier.of(NAMESPACE, name),
                new Schema(Types.NestedField.required(1, "id", Types.StringType.get())));
        OPENED.set(0);
        CLOSED.set(0);
        AWAY.set(false);
    }

    private static InMemoryCatalog catalog() {
        InMemoryCatalog catalog = new InMemoryCatalog();
        catalog.initialize("memory", Map.of());
        catalog.createNamespace(NAMESPACE);
        return catalog;
    }

    TableLoader loader() {
        return new Loader(name);
    }

    /** What the sink leaves: one more file, and who committed it. */
    void commit(String job, long checkpoint, long rows) {
        append(rows)
                .set("flink.job-id", job)
                .set("flink.operator-id", "sink")
                .set("flink.max-committed-checkpoint-id", Long.toString(checkpoint))
                .commit();
    }

    /** Rows of somebody else. */
    void append(int rows) {
        append((long) rows).commit();
    }

    /** The lake does not answer from now on, or does again. */
    void answers(boolean answers) {
        AWAY.set(!answers);
    }

    /** All snapshots but the latest are gone, as after maintenance. */
    void forgetHistory() {
        table().expireSnapshots()
                .expireOlderThan(Long.MAX_VALUE)
                .retainLast(1)
                .deleteWith(file -> {})
                .commit();
    }

    int opened() {
        return OPENED.get();
    }

    int closed() {
        return CLOSED.get();
    }

    private AppendFiles append(long rows) {
        return table().newAppend()
                .appendFile(DataFiles.builder(PartitionSpec.unpartitioned())
                        .withPath("memory://" + System.nanoTime() + ".parquet")
                        .withFileSizeInBytes(1)
                        .withRecordCount(rows)
                        .build());
    }

    private Table table() {
        return table(name);
    }

    private static Table table(String name) {
        return CATALOG.loadTable(TableIdentifier.of(NAMESPACE, name));
    }

    private static final class Loader implements TableLoader {
        private static final long serialVersionUID = 1L;

        private final String name;
        private boolean open;

        Loader(String name) {
            this.name = name;
        }

        @Override
        public void open() {
            open = true;
            OPENED.incrementAndGet();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public Table loadTable() {
            TableOperations operations = ((HasTableOperations) table(name)).operations();
            return new BaseTable(new OverNetwork(operations), name);
        }

        @Override
        @SuppressWarnings({"MethodDoesntCallSuperMethod", "NoClone"}) // what Iceberg asks of a loader
        public TableLoader clone() {
            return new Loader(name);
        }

        @Override
        public void close() {
            open = false;
            CLOSED.incrementAndGet();
        }
    }

    /** May fail to refresh. */
    private record OverNetwork(TableOperations operations) implements TableOperations {
        @Override
        public TableMetadata current() {
            return operations.current();
        }

        @Override
        public TableMetadata refresh() {
            if (AWAY.get()) {
                throw new IllegalStateException("the lake is away");
            }
            return operations.refresh();
        }

        @Override
        public void commit(TableMetadata base, TableMetadata metadata) {
            operations.commit(base, metadata);
        }

        @Override
        public FileIO io() {
            return operations.io();
        }

        @Override
        public String metadataFileLocation(String fileName) {
            return operations.metadataFileLocation(fileName);
        }

        @Override
        public LocationProvider locationProvider() {
            return operations.locationProvider();
        }
    }
}
