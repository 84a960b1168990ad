package io.adtally.processing.sink.clickhouse;

import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/** A writer's surroundings, of which nothing is known. */
record NoContext() implements SinkWriter.Context {
    @Override
    public long currentWatermark() {
        return 0;
    }

    @Override
    public @Nullable Long timestamp() {
        return null;
    }
}
