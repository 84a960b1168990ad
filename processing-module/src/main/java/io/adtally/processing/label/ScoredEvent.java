package io.adtally.processing.label;

import java.time.OffsetDateTime;
import java.util.List;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/**
 * A scored event as it was entered, with the vector that was scored then.
 *
 * @param adjustmentReason null on first decisions
 * @param adjustedAtMillis 0 on first decisions
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record ScoredEvent(
        String eventId,
        String outcome,
        @Nullable String adjustmentReason,
        long adjustedAtMillis,
        double[] features,
        String model,
        long priceMicros) {
    /** What {@link #of} reads. */
    static final String[] COLUMNS = {
        "event_id", "outcome", "sign", "adjustment_reason", "adjusted_at", "features", "model_version", "price_micros"
    };

    /** Null where the row takes back another, or its event was not scored. */
    static @Nullable ScoredEvent of(Record row) {
        if (((Integer) row.getField("sign")) < 0 || !(row.getField("features") instanceof List<?> vector)) {
            return null;
        }
        Object adjustedAt = row.getField("adjusted_at");
        Object model = row.getField("model_version");
        Object price = row.getField("price_micros");
        return new ScoredEvent(
                (String) row.getField("event_id"),
                (String) row.getField("outcome"),
                (String) row.getField("adjustment_reason"),
                adjustedAt instanceof OffsetDateTime at ? at.toInstant().toEpochMilli() : 0,
                vector.stream().mapToDouble(value -> (Double) value).toArray(),
                model == null ? "" : (String) model,
                price == null ? 0 : (Long) price);
    }
}
