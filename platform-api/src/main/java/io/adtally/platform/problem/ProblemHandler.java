package io.adtally.platform.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns refusals into problem details (RFC 9457). */
@RestControllerAdvice(basePackages = "io.adtally.platform")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(refused.kind()), refused.getMessage());
        problem.setType(URI.create("urn:adtally:problem:" + word(refused.kind())));
        problem.setTitle(title(refused.kind()));
        if (!refused.field().isEmpty()) {
            problem.setProperty("field", refused.field());
        }
        if (!refused.allowed().isEmpty()) {
            problem.setProperty("allowed", refused.allowed());
        }
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    /** A parameter's word that is none of those it may be; those are named. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<String> allowed = UnreadableBody.words(mismatch.getRequiredType());
        if (!allowed.isEmpty()) {
            String name = String.valueOf(mismatch.getPropertyName());
            return asObject(refused(RefusedException.notAllowed(name, String.valueOf(mismatch.getValue()), allowed)));
        }
        return super.handleTypeMismatch(mismatch, headers, status, request);
    }

    /** A body that cannot be read, by the field that is at fault. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return asObject(refused(UnreadableBody.refusal(unreadable)));
    }

    private static ResponseEntity<Object> asObject(ResponseEntity<ProblemDetail> problem) {
        return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
    }

    /** Two changes at the same moment: the later one lost. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> raced(ObjectOptimisticLockingFailureException unused) {
        return refused(RefusedException.overtaken());
    }

    /** Two people made the same thing at the same moment, or a value does not fit its column. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflicting(DataIntegrityViolationException conflict) {
        LOG.warn("Refused by the database", conflict);
        return refused(RefusedException.wrongState(
                "The database refused this: it contradicts what somebody else made, or a text is too long"));
    }

    private static String word(RefusedException.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static HttpStatus status(RefusedException.Kind kind) {
        return switch (kind) {
            case BAD_PARAMETER -> HttpStatus.BAD_REQUEST;
            case BAD_VALUE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case WRONG_STATE -> HttpStatus.CONFLICT;
            case SECOND_PERSON -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
        };
    }

    private static String title(RefusedException.Kind kind) {
        return switch (kind) {
            case BAD_PARAMETER -> "A parameter is not allowed";
            case BAD_VALUE -> "A value is not allowed";
            case WRONG_STATE -> "Not possible in the present state";
            case SECOND_PERSON -> "A second person is needed";
            case NOT_FOUND -> "Not found";
            case STALE -> "Changed by somebody else";
        };
    }
}
