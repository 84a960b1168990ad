package io.adtally.local.supervise;

import java.util.Locale;

/** What a process is good for at the moment. */
public enum ProcessState {
    UP,
    STARTING,
    DOWN,
    /** Ended by itself for good; its log says why. */
    FAILED;

    /** The state's name in status output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
