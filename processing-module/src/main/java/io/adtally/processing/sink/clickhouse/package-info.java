/** Exactly-once sink into ClickHouse: batches are committables of the checkpoint, each with its own token. */
@NullMarked
package io.adtally.processing.sink.clickhouse;

import org.jspecify.annotations.NullMarked;
