package io.adtally.reporting.access;

import io.adtally.access.ApiKeyText;
import io.adtally.reporting.problem.Problem;
import io.adtally.reporting.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs in whoever sends a key in X-API-Key. Not a bean: Spring Boot would put it before every URL. */
final class ApiKeyFilter extends OncePerRequestFilter {
    private final PublishedKeys keys;
    private final ProblemWriter problems;

    ApiKeyFilter(PublishedKeys keys, ProblemWriter problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String text = request.getHeader(ApiKeyText.HEADER);
        if (text != null) {
            Optional<Caller> caller;
            try {
                caller = keys.caller(text);
            } catch (KeysUnavailableException away) {
                problems.write(response, Problem.UNAVAILABLE.with("API keys cannot be checked at the moment"));
                return;
            }
            caller.ifPresent(ApiKeyFilter::signIn);
        }
        chain.doFilter(request, response);
    }

    private static void signIn(Caller caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                caller, null, AuthorityUtils.createAuthorityList(PublishedKeys.SCOPE)));
        SecurityContextHolder.setContext(context);
    }
}
