package io.adtally.platform.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns refusals into problem details (RFC 9457). */
@RestControllerAdvice(basePackages = "io.adtally.platform")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemHandler extends ResponseEntityExceptionHandler {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(refused.kind()), refused.getMessage());
        problem.setType(URI.create("urn:adtally:problem:" + word(refused.kind())));
        problem.setTitle(title(refused.kind()));
        if (!refused.field().isEmpty()) {
            problem.setProperty("field", refused.field());
        }
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    /** Two changes at the same moment: the later one lost. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> raced(ObjectOptimisticLockingFailureException raced) {
        return refused(RefusedException.stale("The entry", String.valueOf(raced.getIdentifier()), 0, 0));
    }

    private static String word(RefusedException.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static HttpStatus status(RefusedException.Kind kind) {
        return switch (kind) {
            case BAD_VALUE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case WRONG_STATE -> HttpStatus.CONFLICT;
            case SECOND_PERSON -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
        };
    }

    private static String title(RefusedException.Kind kind) {
        return switch (kind) {
            case BAD_VALUE -> "A value is not allowed";
            case WRONG_STATE -> "Not possible in the present state";
            case SECOND_PERSON -> "A second person is needed";
            case NOT_FOUND -> "Not found";
            case STALE -> "Changed by somebody else";
        };
    }
}
