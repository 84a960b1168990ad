package io.adtally.reporting.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.reporting.problem.ProblemWriter;
import io.adtally.reporting.query.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

class LimitFilterTest {
    private final LimitFilter filter = new LimitFilter(new LimitSettings(100, 2), new ProblemWriter(new JsonMapper()));
    private final List<Integer> statuses = new ArrayList<>();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void soManyAtOnceAreAnsweredAndOneMoreIsNot() throws Exception {
        signIn("a");
        // Each request asks for another before it is over.
        ask((request, response) -> ask((inner, answer) -> ask((innermost, last) -> statuses.add(-1))));
        assertThat(statuses).containsExactly(429, 200, 200);
        statuses.clear();
        ask((request, response) -> {});
        assertThat(statuses).as("what is over no longer counts").containsExactly(200);
    }

    @Test
    void oneCallersRequestsAreNotAnothers() throws Exception {
        signIn("a");
        ask((request, response) -> ask((inner, answer) -> {
            signIn("b");
            ask((innermost, last) -> {});
        }));
        assertThat(statuses).containsExactly(200, 200, 200);
    }

    private void ask(FilterChain chain) throws IOException, ServletException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(), response, chain);
        statuses.add(response.getStatus());
    }

    private static void signIn(String id) {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(new Caller(id, Scope.ALL), null, List.of()));
    }
}
