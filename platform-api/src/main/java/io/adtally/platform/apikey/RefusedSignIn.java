package io.adtally.platform.apikey;

import io.adtally.platform.account.TooManyAttemptsException;
import io.adtally.platform.problem.ProblemText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers whoever did not show who they are: 401, or 429 after too many wrong passwords. */
final class RefusedSignIn implements AuthenticationEntryPoint {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof TooManyAttemptsException tooMany) {
            response.setHeader("Retry-After", Long.toString(tooMany.pause().toSeconds()));
            ProblemText.write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-attempts",
                    "Too many wrong passwords",
                    tooMany.words());
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }
}
