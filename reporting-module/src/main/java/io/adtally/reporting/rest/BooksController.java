package io.adtally.reporting.rest;

import io.adtally.reporting.access.Caller;
import io.adtally.reporting.query.Dimension;
import io.adtally.reporting.query.Metric;
import io.adtally.reporting.report.EventTrace;
import io.adtally.reporting.report.Freshness;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The books themselves: single events, how far they are complete, what their columns mean. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Books")
class BooksController {
    private final EventTrace trace;
    private final Freshness freshness;

    BooksController(EventTrace trace, Freshness freshness) {
        this.trace = trace;
        this.freshness = freshness;
    }

    record Trace(
            String eventId,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description =
                                            "The entries of the event and of those of its impression, in the order in"
                                                    + " which they were made. A changed outcome is two: sign -1 takes the"
                                                    + " old one back, +1 makes the new one."),
                    schema = @Schema(type = "object"))
            List<JsonNode> entries) {
        Trace {
            entries = List.copyOf(entries);
        }
    }

    /** A word of the vocabulary. */
    record Column(String name, String unit, String meaning) {}

    @GetMapping("/events/{event_id}")
    @Operation(operationId = "event", summary = "What became of an event, with every restatement")
    Trace event(@PathVariable("event_id") String eventId) {
        return new Trace(
                eventId.toUpperCase(Locale.ROOT),
                trace.entries(eventId, Caller.current().scope()));
    }

    @GetMapping("/freshness")
    @Operation(operationId = "freshness", summary = "How far the books are complete")
    Freshness.State freshness() {
        return freshness.now();
    }

    @GetMapping("/columns")
    @Operation(operationId = "columns", summary = "What every column of reports means")
    List<Column> columns() {
        return Stream.concat(
                        Arrays.stream(Dimension.values())
                                .map(word -> new Column(word.parameter(), "text", word.meaning())),
                        Metric.ALL.values().stream()
                                .map(word -> new Column(
                                        word.name(), word.unit().name().toLowerCase(Locale.ROOT), word.meaning())))
                .toList();
    }
}
