package io.adtally.local.supervise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The process that listens on a TCP port.
 *
 * @param program the name of its executable
 */
public record PortHolder(long pid, String program) {
    private static final String LISTENING = "0A";

    /** Empty if nobody listens, or it cannot be told who (another user's process). */
    public static Optional<PortHolder> of(int port) {
        try {
            Optional<Long> pid = Files.isDirectory(Path.of("/proc/net")) ? byProc(port) : byLsof(port);
            return pid.map(id -> new PortHolder(id, program(id)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String program(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("unknown");
    }

    private static Optional<Long> byProc(int port) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.exists(Path.of(table))) {
                sockets.addAll(listening(Files.readAllLines(Path.of(table)), port));
            }
        }
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holdsOne(pid, sockets))
                .findFirst();
    }

    /** The link texts of the sockets that listen on the port, out of lines of /proc/net/tcp. */
    static Set<String> listening(List<String> lines, int port) {
        String suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        Set<String> sockets = new HashSet<>();
        for (String line : lines) {
            List<String> columns = List.of(line.strip().split("\\s+", -1));
            if (columns.size() > 9
                    && columns.get(1).endsWith(suffix)
                    && columns.get(3).equals(LISTENING)) {
                sockets.add("socket:[" + columns.get(9) + "]");
            }
        }
        return sockets;
    }

    private static boolean holdsOne(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Ended meanwhile, or another user's: not known to hold it.
        }
        return false;
    }

    private static Optional<Long> byLsof(int port) throws IOException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines().findFirst().map(line -> Long.valueOf(line.strip()));
    }
}
