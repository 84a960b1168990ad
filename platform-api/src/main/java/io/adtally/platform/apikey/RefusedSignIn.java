package io.adtally.platform.apikey;

import io.adtally.platform.account.TooManyAttemptsException;
import io.adtally.platform.problem.ProblemText;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers whoever did not show who they are: 401, or 429 after too many wrong passwords. */
final class RefusedSignIn implements AuthenticationEntryPoint {
    /** Says in a header what is wrong with a token. */
    private static final AuthenticationEntryPoint TOKENS = new BearerTokenAuthenticationEntryPoint();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        response.reset(); // whoever was refused may have begun an answer of another kind
        if (refused instanceof TooManyAttemptsException tooMany) {
            response.setHeader("Retry-After", Long.toString(tooMany.pause().toSeconds()));
            ProblemText.write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-attempts",
                    "Too many wrong passwords",
                    tooMany.words());
        } else {
            TOKENS.commence(request, response, refused);
            ProblemText.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "not-signed-in",
                    "Not signed in",
                    "Show a valid key, token or password");
        }
    }
}
