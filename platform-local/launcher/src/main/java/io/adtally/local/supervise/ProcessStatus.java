package io.adtally.local.supervise;

/**
 * One process at one moment.
 *
 * @param pid 0 when there is none
 * @param startedAtMillis when the process with this pid began, epoch milliseconds, so that a pid used again is not
 *     mistaken for it; 0 when there is none
 * @param url where it is reached, or ""
 */
public record ProcessStatus(String name, ProcessState state, long pid, long startedAtMillis, String url) {}
