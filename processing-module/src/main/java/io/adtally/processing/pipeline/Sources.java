package io.adtally.processing.pipeline;

import io.adtally.processing.event.LedgerRow;
import io.adtally.processing.event.RawRecord;
import io.adtally.processing.join.Review;
import org.apache.flink.api.connector.source.Source;

/** What the event-pipeline reads; real topics in production, bounded ones in tests. */
record Sources(
        Source<RawRecord, ?, ?> rawEvents, Source<LedgerRow, ?, ?> invalidEvents, Source<Review, ?, ?> reviews) {}
