package io.adtally.platform.account;

import io.adtally.platform.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * Whoever is asking: an account or an API key.
 *
 * @param advertiserId the only advertiser it may see; null if it may see all
 * @param person the account that answers for it: its own, or that which made the key
 */
public record Asker(String name, @Nullable String advertiserId, String person) {
    /** The present asker; AccessDeniedException without one. */
    public static Asker current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new AccessDeniedException("Nobody is signed in");
        }
        Object principal = authentication.getPrincipal();
        String advertiserId = advertiserOf(principal);
        boolean onlyAdvertiser = authentication.getAuthorities().stream()
                .anyMatch(authority -> ("ROLE_" + Role.ADVERTISER).equals(authority.getAuthority()));
        if (onlyAdvertiser && advertiserId == null) {
            throw new AccessDeniedException(
                    authentication.getName() + " is an advertiser's account without advertiser");
        }
        String name = authentication.getName();
        return new Asker(name, advertiserId, principal instanceof Program program ? program.person() : name);
    }

    private static @Nullable String advertiserOf(@Nullable Object principal) {
        if (principal instanceof Tenant tenant) {
            return tenant.advertiserId();
        }
        return principal instanceof ClaimAccessor claims ? ClaimedRoles.advertiserOf(claims) : null;
    }

    /** Whether what is told of under that name is the same person's doing, be it through a key. */
    public boolean answersFor(String named) {
        return named.equals(person) || Program.isOf(person, named);
    }

    /** Refuses a second look to programs, and at what the same person did first, be it through a key. */
    public void requireSecondPersonAfter(String first) {
        if (!person.equals(name)) {
            throw RefusedException.secondPerson("A person has to approve this, not a key");
        }
        if (answersFor(first)) {
            throw RefusedException.secondPerson("This is yours: somebody else has to approve it");
        }
    }

    /** Whether whoever is asking now has the permission. */
    public static boolean may(Permission permission) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> permission.authority().equals(authority.getAuthority()));
    }

    /** Whether things of the advertiser may be seen. */
    public boolean maySee(String advertiser) {
        return advertiserId == null || advertiserId.equals(advertiser);
    }
}
