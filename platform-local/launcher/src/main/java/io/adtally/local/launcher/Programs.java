package io.adtally.local.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Command lines: which main class with which flags, and how foreign programs are made to end with their parent. */
final class Programs {
    static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m");

    /**
     * Runs a program that does not watch its standard input: a helper in the background does, and ends it. The program
     * takes the shell's place, so its pid is the one that was started.
     */
    private static final String END_WITH_PARENT =
            "exec 3<&0; (while read -r _ <&3; do :; done; kill -TERM $$) 2>/dev/null & exec 3<&-; exec \"$@\" </dev/null";

    private Programs() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static List<String> java(String classpath, List<String> flags, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classpath, mainClass));
        command.addAll(arguments);
        return command;
    }

    /**
     * The same program in a session of its own, where the system has the means: Ctrl-C in the terminal then reaches
     * only whoever started it, which stops its processes in order. The pid stays the one that was started.
     */
    static List<String> inOwnSession(List<String> program) {
        List<String> command = new ArrayList<>(Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(setsid -> Files.isExecutable(Path.of(setsid)))
                .limit(1)
                .toList());
        command.addAll(program);
        return command;
    }

    static List<String> endingWithParent(List<String> program) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", END_WITH_PARENT, "adtally"));
        command.addAll(program);
        return command;
    }
}
