package io.adtally.local.supervise;

/** What must be done to a healthy process before others may use it. Repeatable; throws with a message for people. */
@FunctionalInterface
public interface Preparation {
    void run() throws Exception;

    static Preparation none() {
        return () -> {};
    }
}
