package io.adtally.platform.apikey;

import io.adtally.platform.problem.ProblemText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Answers whoever may not do what they asked for: 403. It answers at once, because an error page would be a page of the
 * console, to which nobody is signed in here.
 */
final class RefusedAccess implements AccessDeniedHandler {
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        response.reset(); // whoever was refused may have begun an answer of another kind
        ProblemText.write(
                response,
                HttpStatus.FORBIDDEN,
                "forbidden",
                "Not allowed",
                "The role or the key's scopes do not allow this");
    }
}
