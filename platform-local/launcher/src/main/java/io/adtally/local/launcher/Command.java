package io.adtally.local.launcher;

import java.util.List;

/** One word after ./adtally. */
interface Command {
    String name();

    /** One line for the list of commands. */
    String summary();

    /** What --help prints. */
    String help();

    /** Runs to its end and returns the exit code. UsageException if the arguments make no sense. */
    int run(Session session, List<String> arguments) throws Exception;

    /** True for a command that hands --help on to the program it runs. */
    default boolean passesHelpOn() {
        return false;
    }
}
