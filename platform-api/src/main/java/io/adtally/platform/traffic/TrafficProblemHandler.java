package io.adtally.platform.traffic;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says over REST that ClickHouse is away. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TrafficProblemHandler {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(TrafficUnavailableException unavailable) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "5")
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, unavailable.getMessage()));
    }
}
