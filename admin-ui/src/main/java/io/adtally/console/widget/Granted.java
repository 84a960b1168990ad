package io.adtally.console.widget;

import io.adtally.platform.account.Asker;
import io.adtally.platform.account.Permission;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** What whoever is signed in may do; for showing and hiding only, services decide by themselves. */
public final class Granted {
    private Granted() {}

    public static boolean may(Permission permission) {
        return Asker.may(permission);
    }

    /** The account's name. */
    public static String name() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "" : authentication.getName();
    }
}
