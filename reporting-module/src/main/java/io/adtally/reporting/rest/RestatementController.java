package io.adtally.reporting.rest;

import io.adtally.reporting.access.Caller;
import io.adtally.reporting.report.Restatements;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Changes of what could already be read. */
@RestController
@RequestMapping("/api/v1/restatements")
@Tag(name = "Restatements")
class RestatementController {
    private static final int USUAL_ROWS = 1000;
    private static final int MOST_ROWS = 10_000;

    private final Questions questions;
    private final Restatements restatements;

    RestatementController(Questions questions, Restatements restatements) {
        this.questions = questions;
        this.restatements = restatements;
    }

    record ChangesAnswer(
            Instant since,

            @Schema(description = "Up to when changes were made: the next pull's since.")
            Instant asOf,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description = "One object a sum: hour (UTC), campaign, event_type, outcome, reason,"
                                            + " currency; by how much events and spend_micros changed."),
                    schema = @Schema(type = "object"))
            List<JsonNode> rows,

            @Schema(description = "Pass it as cursor to go on; null at the end.") @Nullable
            String nextCursor) {
        ChangesAnswer {
            rows = List.copyOf(rows);
        }
    }

    @GetMapping
    @Operation(
            operationId = "restatements",
            summary = "What changed since a moment in hours that were over by then",
            description = "For each hour: its figures as of since, plus these changes, are its figures as of as_of.")
    ChangesAnswer restatements(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given) {
        Parameters parameters = new Parameters(given, ApiParameters.RESTATEMENTS.names());
        Restatements.Changes changes = restatements.since(
                questions.moment(parameters, "since"),
                questions.filters(parameters),
                Caller.current().scope(),
                parameters.text("cursor").orElse(null),
                parameters.number("limit", 1, MOST_ROWS, USUAL_ROWS));
        return new ChangesAnswer(
                changes.since(),
                changes.asOf(),
                changes.page().rows(),
                changes.page().nextCursor());
    }
}
