package io.adtally.reporting.rest;

import io.adtally.reporting.access.Caller;
import io.adtally.reporting.books.Books;
import io.adtally.reporting.books.Format;
import io.adtally.reporting.query.Granularity;
import io.adtally.reporting.query.Metric;
import io.adtally.reporting.query.RefusedException;
import io.adtally.reporting.query.ReportQuery;
import io.adtally.reporting.query.Scope;
import io.adtally.reporting.report.Page;
import io.adtally.reporting.report.Performance;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports. */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "Reports")
class ReportController {
    private static final int USUAL_ROWS = 1000;
    private static final int MOST_ROWS = 10_000;
    private static final List<Metric> REACH = Metric.of("users", "impressions_net", "frequency");

    private final Questions questions;
    private final Performance performance;
    private final Completions completions;
    private final Books books;

    ReportController(Questions questions, Performance performance, Completions completions, Books books) {
        this.questions = questions;
        this.performance = performance;
        this.completions = completions;
        this.books = books;
    }

    @GetMapping("/performance")
    @Operation(operationId = "performance", summary = "Figures by time and dimension")
    @Nullable
    ReportAnswer performance(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept,
            HttpServletResponse response)
            throws IOException {
        Parameters parameters = new Parameters(given, ApiParameters.PERFORMANCE.names());
        return answer(questions.performance(parameters), parameters, accept, response);
    }

    @GetMapping("/reach")
    @Operation(operationId = "reach", summary = "Different users and how often they were reached, in total or by day")
    @Nullable
    ReportAnswer reach(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept,
            HttpServletResponse response)
            throws IOException {
        Parameters parameters = new Parameters(given, ApiParameters.REACH.names());
        Granularity granularity = Granularity.of(parameters.text("granularity").orElse(Granularity.TOTAL.parameter()));
        if (granularity != Granularity.TOTAL && granularity != Granularity.DAY) {
            throw RefusedException.notAllowed(
                    "granularity",
                    granularity.parameter(),
                    List.of(Granularity.TOTAL.parameter(), Granularity.DAY.parameter()));
        }
        return answer(questions.question(parameters, granularity, REACH), parameters, accept, response);
    }

    private @Nullable ReportAnswer answer(
            ReportQuery query, Parameters parameters, @Nullable String accept, HttpServletResponse response)
            throws IOException {
        Scope scope = Caller.current().scope();
        int limit = parameters.number("limit", 1, MOST_ROWS, USUAL_ROWS);
        Optional<String> cursor = parameters.text("cursor");
        Optional<Format> format = AnswerFormat.of(parameters.text("format"), accept);
        // Asked first, so that what is told is not later than what is shown.
        Completeness completeness = completions.of(query, scope);
        if (format.isPresent()) {
            write(query, scope, format.get(), completeness, response);
            return null;
        }
        Page page = performance.page(query, scope, cursor.orElse(null), limit);
        return new ReportAnswer(
                completeness.asOf(),
                completeness.dataThrough(),
                completeness.provisionalUntil(),
                completeness.lateShare(),
                query.countsUsers() ? Metric.USERS_ERROR : null,
                page.rows(),
                page.nextCursor());
    }

    private void write(
            ReportQuery query, Scope scope, Format format, Completeness completeness, HttpServletResponse response)
            throws IOException {
        Performance.Times times = format.isText() ? Performance.Times.TEXT : Performance.Times.TYPED;
        try (InputStream in = books.stream(performance.select(query, scope, times), format)) {
            response.setContentType(format.mediaType());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"report." + format.extension() + "\"");
            header(response, "As-Of", completeness.asOf());
            header(response, "Data-Through", completeness.dataThrough());
            header(response, "Provisional-Until", completeness.provisionalUntil());
            header(response, "Late-Share", completeness.lateShare());
            in.transferTo(response.getOutputStream());
        }
    }

    private static void header(HttpServletResponse response, String name, @Nullable Object value) {
        if (value != null) {
            response.setHeader("Adtally-" + name, value.toString());
        }
    }
}
