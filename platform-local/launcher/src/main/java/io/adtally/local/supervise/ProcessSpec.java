package io.adtally.local.supervise;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to run one process. Immutable. A process that ends with {@link #ENDED_FOR_GOOD} is not started again; any other end is
 * a crash.
 *
 * @param name unique among the processes of a supervisor
 * @param command the program and its arguments
 * @param environment variables set on top of the supervisor's own
 * @param log takes standard output and error, appended
 * @param after the processes that must be up before this one is started
 * @param health tells when it can be used
 * @param preparation done each time it has become healthy, before it counts as up
 * @param url where people or programs reach it, or ""
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        Set<String> after,
        Health health,
        Preparation preparation,
        String url) {
    /** The exit code of a process that must not go on before people have looked: EX_DATAERR of sysexits.h. */
    public static final int ENDED_FOR_GOOD = 65;

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        after = Set.copyOf(after);
        if (command.isEmpty()) {
            throw new IllegalArgumentException(name + " has no command");
        }
    }

    /** The same, without waiting for processes that are not named here. */
    public ProcessSpec afterOnly(Set<String> names) {
        Set<String> kept =
                after.stream().filter(names::contains).collect(java.util.stream.Collectors.toUnmodifiableSet());
        return new ProcessSpec(name, command, environment, log, kept, health, preparation, url);
    }
}
