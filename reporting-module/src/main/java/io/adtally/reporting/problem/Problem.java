package io.adtally.reporting.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Every kind of refusal, by the word in its type: urn:adtally:problem:bad-parameter. */
public enum Problem {
    BAD_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is not allowed"),
    TOO_LARGE(HttpStatus.BAD_REQUEST, "The answer would be too large"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid key or token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available at the moment"),
    TOO_SLOW(HttpStatus.GATEWAY_TIMEOUT, "Took too long");

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The refusal with what is to be said of this case. */
    public ProblemDetail with(String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(
                "urn:adtally:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(title);
        return problem;
    }
}
