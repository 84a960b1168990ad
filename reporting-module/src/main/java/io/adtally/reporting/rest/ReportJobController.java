package io.adtally.reporting.rest;

import io.adtally.reporting.access.Caller;
import io.adtally.reporting.books.Format;
import io.adtally.reporting.export.ReportJob;
import io.adtally.reporting.export.ReportJobs;
import io.adtally.reporting.query.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Exports. */
@RestController
@RequestMapping("/api/v1/report-jobs")
@Tag(name = "Report jobs")
class ReportJobController {
    private final ReportJobs jobs;

    ReportJobController(ReportJobs jobs) {
        this.jobs = jobs;
    }

    record Shown(
            String id,

            @Schema(description = "queued, running, done or failed.")
            String state,

            Instant createdAt,

            @Schema(description = "How many files it will have; of each, files holds one when it is written.")
            int parts,

            @Schema(description = "The share that is written, 0 to 1.")
            double progress,

            @Schema(description = "In the order of time. Ask again for fresh addresses when they have expired.")
            List<ReportJobs.Download> files,

            @Schema(description = "Why it failed; null otherwise.") @Nullable
            String error) {
        Shown {
            files = List.copyOf(files);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "createReportJob",
            summary = "Exports a report of any length to files",
            description =
                    "The body is an object with the members that performance has as parameters (lists may be arrays),"
                            + " and format: csv, arrow or parquet. Each file holds some days.")
    ResponseEntity<Shown> create(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @io.swagger.v3.oas.annotations.media.Content(
                                            schema = @Schema(implementation = Map.class)))
                    @RequestBody
                    JsonNode body) {
        Map<String, List<String>> parameters = parameters(body);
        Format format = format(parameters.getOrDefault("format", List.of(Format.CSV.parameter())));
        Shown job = shown(jobs.take(parameters, format, Caller.current().scope()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/report-jobs/" + job.id()))
                .body(job);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "reportJob", summary = "How far an export is, and where its files are")
    Shown job(@PathVariable String id) {
        return shown(jobs.job(id, Caller.current().scope()));
    }

    private Shown shown(ReportJob job) {
        return new Shown(
                job.id(),
                job.state().name().toLowerCase(Locale.ROOT),
                job.createdAt(),
                job.parts(),
                (double) job.files().size() / job.parts(),
                jobs.downloads(job),
                job.error());
    }

    private static Map<String, List<String>> parameters(JsonNode body) {
        if (!body.isObject()) {
            throw RefusedException.badValue("body", "The body is a JSON object of parameters");
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        body.properties().forEach(member -> parameters.put(member.getKey(), words(member.getKey(), member.getValue())));
        return parameters;
    }

    private static List<String> words(String name, JsonNode value) {
        List<String> words = new ArrayList<>();
        Iterable<JsonNode> values = value.isArray() ? value : List.of(value);
        for (JsonNode word : values) {
            if (!word.isString()) {
                throw RefusedException.badValue(
                        RefusedException.shortened(name),
                        "A value is a text or a list of texts; found " + word.getNodeType());
            }
            words.add(word.asString());
        }
        return words;
    }

    private static Format format(List<String> named) {
        for (Format format : Format.values()) {
            if (named.equals(List.of(format.parameter()))) {
                return format;
            }
        }
        throw RefusedException.notAllowed("format", String.join(",", named), Format.names());
    }
}
