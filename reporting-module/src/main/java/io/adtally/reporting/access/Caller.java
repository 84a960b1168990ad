package io.adtally.reporting.access;

import io.adtally.reporting.query.Scope;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever asks.
 *
 * @param id the key's, or the token's subject; limits are counted by it
 * @param scope whose rows it may see
 */
public record Caller(String id, Scope scope) implements AuthenticatedPrincipal {
    /** The present caller; AccessDeniedException without one. */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new AccessDeniedException("Nobody is signed in");
    }

    @Override
    public String getName() {
        return id;
    }
}
