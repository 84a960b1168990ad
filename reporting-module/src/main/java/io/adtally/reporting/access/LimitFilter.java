package io.adtally.reporting.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.adtally.reporting.problem.Problem;
import io.adtally.reporting.problem.ProblemWriter;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a caller's requests beyond its limits. Not a bean: it stands behind the sign-in. */
final class LimitFilter extends OncePerRequestFilter {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final LimitSettings settings;
    private final ProblemWriter problems;
    private final LoadingCache<String, Allowance> allowances =
            Caffeine.newBuilder().expireAfterAccess(FORGOTTEN_AFTER).build(caller -> allowance());

    LimitFilter(LimitSettings settings, ProblemWriter problems) {
        this.settings = settings;
        this.problems = problems;
    }

    private record Allowance(Bucket requests, Semaphore atOnce) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            chain.doFilter(request, response);
            return;
        }
        Allowance allowance = allowances.get(caller.id());
        ConsumptionProbe probe = allowance.requests().tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            refuse(
                    response,
                    "At most " + settings.requestsPerMinute() + " requests a minute",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        } else if (!allowance.atOnce().tryAcquire()) {
            refuse(response, "At most " + settings.requestsAtOnce() + " requests at once", Duration.ofSeconds(1));
        } else {
            try {
                chain.doFilter(request, response);
            } finally {
                allowance.atOnce().release();
            }
        }
    }

    private void refuse(HttpServletResponse response, String rule, Duration wait) throws IOException {
        long seconds = wait.toSeconds() + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        ProblemDetail problem = Problem.TOO_MANY_REQUESTS.with(rule + "; try again in " + seconds + " s");
        problems.write(response, problem);
    }

    private Allowance allowance() {
        Bucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.requestsPerMinute())
                        .refillGreedy(settings.requestsPerMinute(), Duration.ofMinutes(1)))
                .build();
        return new Allowance(bucket, new Semaphore(settings.requestsAtOnce()));
    }
}
