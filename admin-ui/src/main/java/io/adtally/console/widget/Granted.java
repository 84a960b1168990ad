package io.adtally.console.widget;

import io.adtally.platform.account.Asker;
import io.adtally.platform.account.Permission;

/** What whoever is signed in may do; for showing and hiding only, services decide by themselves. */
public final class Granted {
    private Granted() {}

    public static boolean may(Permission permission) {
        return Asker.may(permission);
    }

    /** Whether what is told of under that name is their own doing, be it through a key. */
    public static boolean answersFor(String named) {
        return Asker.current().answersFor(named);
    }
}
