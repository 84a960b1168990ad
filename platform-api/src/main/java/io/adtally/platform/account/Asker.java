package io.adtally.platform.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever is asking: an account or an API key.
 *
 * @param advertiserId the only advertiser it may see; null if it may see all
 */
public record Asker(String name, @Nullable String advertiserId) {
    /** The present asker; AccessDeniedException without one. */
    public static Asker current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new AccessDeniedException("Nobody is signed in");
        }
        String advertiserId = authentication.getPrincipal() instanceof Tenant tenant ? tenant.advertiserId() : null;
        boolean onlyAdvertiser = authentication.getAuthorities().stream()
                .anyMatch(authority -> ("ROLE_" + Role.ADVERTISER).equals(authority.getAuthority()));
        if (onlyAdvertiser && advertiserId == null) {
            throw new AccessDeniedException(
                    authentication.getName() + " is an advertiser's account without advertiser");
        }
        return new Asker(authentication.getName(), advertiserId);
    }

    /** Whether things of the advertiser may be seen. */
    public boolean maySee(String advertiser) {
        return advertiserId == null || advertiserId.equals(advertiser);
    }
}
