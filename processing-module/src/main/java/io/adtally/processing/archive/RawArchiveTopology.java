package io.adtally.processing.archive;

import io.adtally.processing.lake.Lake;
import io.adtally.processing.lake.LakeTable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.flink.sink.IcebergSink;

/** The graph of the raw-archive job: one source, one table. */
final class RawArchiveTopology {
    private RawArchiveTopology() {}

    static void build(StreamExecutionEnvironment env, Source<RowData, ?, ?> rawEvents, Lake lake) {
        DataStream<RowData> rows = env.fromSource(rawEvents, WatermarkStrategy.noWatermarks(), "raw_events")
                .uid("raw-events");
        IcebergSink.forRowData(rows)
                .tableLoader(lake.loader(LakeTable.RAW))
                .upsert(false)
                .distributionMode(DistributionMode.NONE)
                .uidSuffix("raw-archive")
                .append();
    }
}
