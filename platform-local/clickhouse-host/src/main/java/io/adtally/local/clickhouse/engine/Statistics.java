package io.adtally.local.clickhouse.engine;

/** What a statement read and wrote, as the engine counts it. */
public record Statistics(
        long resultRows, long readRows, long readBytes, long writtenRows, long writtenBytes, long elapsedNanos) {}
