package io.adtally.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The log files of the parts: one each, and one more of the time before when it has grown large. */
final class LogFiles {
    private static final long LARGE_BYTES = 10L << 20;
    private static final String SUFFIX = ".log";

    private LogFiles() {}

    /** Puts large files aside; to be called while nobody writes to them. */
    static void turnOver(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Path log : all(directory)) {
            if (Files.size(log) > LARGE_BYTES && !name(log).equals("adtally")) {
                Files.move(log, log.resolveSibling(name(log) + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Sorted by name. */
    static List<Path> all(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    static String name(Path log) {
        String file = log.getFileName().toString();
        return file.substring(0, file.length() - SUFFIX.length());
    }
}
