package io.adtally.reporting.rest;

import io.adtally.reporting.access.Caller;
import io.adtally.reporting.query.RefusedException;
import io.adtally.reporting.query.Scope;
import io.adtally.reporting.reconciliation.Difference;
import io.adtally.reporting.reconciliation.Reconciliation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A partner's counts against ours. */
@RestController
@RequestMapping("/api/v1/reconciliations")
@Tag(name = "Reconciliations")
class ReconciliationController {
    private static final int MOST_BYTES = 1 << 20;

    private final Reconciliation reconciliation;
    private final Questions questions;
    private final Completions completions;

    ReconciliationController(Reconciliation reconciliation, Questions questions, Completions completions) {
        this.reconciliation = reconciliation;
        this.questions = questions;
        this.completions = completions;
    }

    record ComparisonAnswer(
            Instant asOf,
            @Nullable Instant dataThrough,
            Instant provisionalUntil,
            @Nullable Double lateShare,

            @Schema(description = "How many differ by more than a tenth.")
            long flagged,

            List<Difference> differences) {
        ComparisonAnswer {
            differences = List.copyOf(differences);
        }
    }

    @PostMapping(consumes = "text/csv")
    @Operation(
            operationId = "reconcile",
            summary = "Compares a partner's counts with ours by day, campaign and placement",
            description =
                    "The body is CSV with a header: day, campaign, perhaps placement, and some of impressions, clicks,"
                            + " conversions; at most 1 MB, 10,000 lines, 100 campaigns, 93 days.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    ComparisonAnswer reconcile(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given, HttpServletRequest request)
            throws IOException {
        Parameters parameters = new Parameters(given, ApiParameters.RECONCILIATION.names());
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw RefusedException.badValue("body", "The body is at most " + MOST_BYTES + " bytes");
        }
        Scope scope = Caller.current().scope();
        Reconciliation.Result result = reconciliation.compare(
                new String(body, StandardCharsets.UTF_8),
                Questions.zone(parameters),
                questions.asOf(parameters),
                scope);
        Completeness completeness = completions.of(result.question(), scope);
        return new ComparisonAnswer(
                completeness.asOf(),
                completeness.dataThrough(),
                completeness.provisionalUntil(),
                completeness.lateShare(),
                result.differences().stream().filter(Difference::flagged).count(),
                result.differences());
    }
}
