package io.adtally.reporting.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param asOf the moment whose state it shows; of several pages, the first one's
 * @param dataThrough whatever was received before it is counted; null if nothing was for a month
 * @param provisionalUntil until when figures can still move
 * @param lateShare the share of events received more than a minute after they happened; null without events
 * @param rows by column
 * @param hasMore whether there are rows beyond these
 */
public record Report(
        Instant asOf,
        @Nullable Instant dataThrough,
        Instant provisionalUntil,
        @Nullable Double lateShare,
        List<Map<String, @Nullable Object>> rows,
        boolean hasMore) {
    public Report {
        rows = List.copyOf(rows);
    }

    /**
     * What moved.
     *
     * @param asOf the next pull's {@code since}
     * @param hasMore whether there are rows beyond these
     */
    public record Changes(Instant asOf, List<Map<String, @Nullable Object>> rows, boolean hasMore) {
        public Changes {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A column of reports.
     *
     * @param unit text, events, micros (millionths of a currency), users or ratio
     * @param meaning for people
     */
    public record Column(String name, String unit, String meaning) {}
}
