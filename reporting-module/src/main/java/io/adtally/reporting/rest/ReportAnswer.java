package io.adtally.reporting.rest;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A report over JSON. */
record ReportAnswer(
        @Schema(description = "The moment whose state this shows.")
        Instant asOf,

        @Schema(description = "Whatever was received before it is counted; null if nothing was for a month.") @Nullable
        Instant dataThrough,

        @Schema(description = "Until when these figures can still move: late events, reviews.")
        Instant provisionalUntil,

        @Schema(
                description =
                        "Of the events counted in the range, the share received more than a minute after they happened;"
                                + " null without events.")
        @Nullable
        Double lateShare,

        @Schema(description = "Standard error of estimated numbers of users, as a fraction; null without such.")
        @Nullable
        Double usersError,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "One object a row: time (start of the minute, hour or day, with the zone's"
                                                + " offset), the dimensions of group_by, currencies of amounts, the"
                                                + " metrics."),
                schema = @Schema(type = "object"))
        List<JsonNode> rows,

        @Schema(description = "Pass it as cursor to go on; null at the end.") @Nullable
        String nextCursor) {
    ReportAnswer {
        rows = List.copyOf(rows);
    }
}
