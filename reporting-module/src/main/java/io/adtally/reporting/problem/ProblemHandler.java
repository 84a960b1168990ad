package io.adtally.reporting.problem;

import io.adtally.reporting.books.BooksUnavailableException;
import io.adtally.reporting.query.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns refusals into problem details. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refused) {
        Problem kind =
                switch (refused.kind()) {
                    case BAD_PARAMETER -> Problem.BAD_PARAMETER;
                    case NOT_FOUND -> Problem.NOT_FOUND;
                    case TOO_LARGE -> Problem.TOO_LARGE;
                };
        ProblemDetail problem = kind.with(String.valueOf(refused.getMessage()));
        if (!refused.parameter().isEmpty()) {
            problem.setProperty("parameter", refused.parameter());
        }
        if (!refused.allowed().isEmpty()) {
            problem.setProperty("allowed", refused.allowed());
        }
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(BooksUnavailableException unavailable) {
        LOG.warn("A question could not be answered", unavailable);
        ProblemDetail problem = unavailable.tookTooLong()
                ? Problem.TOO_SLOW.with(
                        "Ask for a shorter range, a coarser granularity or fewer dimensions, or make a report job")
                : Problem.UNAVAILABLE.with("The books cannot be read at the moment; try again soon");
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(problem);
    }

    /** No controller has the path, so it is the one for files that says so. */
    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException absent, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem =
                Problem.NOT_FOUND.with("There is nothing at this path; /v3/api-docs lists what there is");
        return ResponseEntity.status(status).headers(headers).body(problem);
    }
}
