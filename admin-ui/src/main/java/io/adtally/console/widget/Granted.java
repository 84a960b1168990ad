package io.adtally.console.widget;

import io.adtally.platform.account.Permission;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** What whoever is signed in may do; for showing and hiding only, services decide by themselves. */
public final class Granted {
    private Granted() {}

    public static boolean may(Permission permission) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> permission.authority().equals(authority.getAuthority()));
    }

    /** The account's name. */
    public static String name() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "" : authentication.getName();
    }
}
