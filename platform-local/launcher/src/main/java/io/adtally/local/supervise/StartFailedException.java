package io.adtally.local.supervise;

import java.nio.file.Path;

/** A process did not come up; names it, the reason and where its own words are. */
public final class StartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String process;
    private final transient Path log;
    private final boolean endedForGood;

    StartFailedException(String process, String reason, Path log, boolean endedForGood) {
        super(process + " did not start: " + reason);
        this.process = process;
        this.log = log;
        this.endedForGood = endedForGood;
    }

    public String process() {
        return process;
    }

    public Path log() {
        return log;
    }

    /** Whether it ended by itself because it must not go on; all others are up then. */
    public boolean endedForGood() {
        return endedForGood;
    }
}
