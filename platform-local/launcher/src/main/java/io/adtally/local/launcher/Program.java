package io.adtally.local.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something to run. Immutable.
 *
 * @param environment what it needs besides settings
 */
record Program(List<String> command, Map<String, String> environment) {
    /** Compression libraries load native code. */
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /** Flags of programs that end soon. */
    static final List<String> SHORT_LIVED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m");

    /**
     * A loop in the background watches standard input, which the system closes when whoever holds the other end is gone,
     * and ends the program. That takes the shell's place, so its pid is the one that was started. The loop lets go of the
     * outputs, or whoever reads them would wait for it.
     */
    private static final String END_WITH_PARENT =
            "exec 3<&0; (while read -r _ <&3; do :; done; kill -TERM $$) >/dev/null 2>&1 & exec 3<&-; exec \"$@\" </dev/null";

    Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A main class. The class path goes by environment, which keeps lists of processes readable. */
    static Program java(String classpath, List<String> flags, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(javaCommand(), "-XX:+ExitOnOutOfMemoryError", NATIVE_ACCESS));
        command.addAll(flags);
        command.add(mainClass);
        command.addAll(arguments);
        return new Program(command, Map.of("CLASSPATH", classpath));
    }

    /** The same program, which is told to end when the process that started it is gone, however that went. */
    Program endingWithParent() {
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", END_WITH_PARENT, "adtally"));
        wrapped.addAll(command);
        return new Program(wrapped, environment);
    }

    /**
     * The same program in a session of its own, where the system has the means: Ctrl-C in the terminal then reaches
     * only whoever started it, which stops its processes in order. The pid stays the one that was started.
     */
    Program inOwnSession() {
        List<String> prefixed = new ArrayList<>(Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(setsid -> Files.isExecutable(Path.of(setsid)))
                .limit(1)
                .toList());
        prefixed.addAll(command);
        return new Program(prefixed, environment);
    }

    /** The settings and what the program needs besides. */
    Map<String, String> environment(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(environment);
        return all;
    }

    /** To be started with these settings on top of this process's environment. */
    ProcessBuilder builder(Map<String, String> settings) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment(settings));
        return builder;
    }
}
