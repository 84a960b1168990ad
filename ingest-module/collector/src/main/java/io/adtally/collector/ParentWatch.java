package io.adtally.collector;

import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process when the one that started it is gone, however it went: the parent holds the other end of standard
 * input, and the system closes that for it.
 */
final class ParentWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);

    private ParentWatch() {}

    /** Starts watching, if ADTALLY_EXIT_WITH_PARENT is 1. */
    static void start(Map<String, String> environment) {
        if ("1".equals(environment.get("ADTALLY_EXIT_WITH_PARENT"))) {
            Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::exitAtEndOfInput);
        }
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent; only the end matters.
            }
        } catch (IOException e) {
            LOG.info("Standard input failed; leaving as if the parent had ended", e);
        }
        System.exit(0);
    }
}
