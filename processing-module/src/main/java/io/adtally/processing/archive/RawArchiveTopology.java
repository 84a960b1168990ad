package io.adtally.processing.archive;

import io.adtally.processing.audit.Audit;
import io.adtally.processing.audit.Counts;
import io.adtally.processing.audit.LakeAudit;
import io.adtally.processing.audit.Point;
import io.adtally.processing.lake.Lake;
import io.adtally.processing.lake.LakeTable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.flink.sink.IcebergSink;

/** The graph of the raw-archive job: one source, one table, and the audit of what was committed to it. One task each. */
final class RawArchiveTopology {
    private RawArchiveTopology() {}

    static void build(StreamExecutionEnvironment env, Source<RowData, ?, ?> rawEvents, Lake lake) {
        SingleOutputStreamOperator<RowData> counted =
                new Audit().count(received(env, rawEvents), "count-lake", Counts.each(Point.LAKE));
        archive(counted, lake);
        LakeAudit.attach(counted.getSideOutput(Audit.TALLIES), lake.loader(LakeTable.RAW));
    }

    static DataStream<RowData> received(StreamExecutionEnvironment env, Source<RowData, ?, ?> rawEvents) {
        return env.fromSource(rawEvents, WatermarkStrategy.noWatermarks(), "raw_events")
                .uid("raw-events");
    }

    static void archive(DataStream<RowData> rows, Lake lake) {
        IcebergSink.forRowData(rows)
                .tableLoader(lake.loader(LakeTable.RAW))
                .upsert(false)
                .distributionMode(DistributionMode.NONE)
                .uidSuffix("raw-archive")
                .append();
    }
}
