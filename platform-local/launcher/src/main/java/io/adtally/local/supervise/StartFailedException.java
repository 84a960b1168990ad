package io.adtally.local.supervise;

import java.nio.file.Path;

/** A process did not come up; names it, the reason and where its own words are. */
public final class StartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String process;
    private final transient Path log;

    StartFailedException(String process, String reason, Path log) {
        super(process + " did not start: " + reason);
        this.process = process;
        this.log = log;
    }

    public String process() {
        return process;
    }

    public Path log() {
        return log;
    }
}
