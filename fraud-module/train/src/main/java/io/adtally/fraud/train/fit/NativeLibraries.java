package io.adtally.fraud.train.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives this process a directory of its own for native libraries: LightGBM's is unpacked under a fixed name, and two
 * processes that start at once would write over each other's.
 */
final class NativeLibraries {
    private static final String TEMPORARY = "java.io.tmpdir";

    private NativeLibraries() {}

    /** Before the first use of a library; again it does nothing. */
    static void isolate() {
        Isolated.DIRECTORY.toFile().deleteOnExit();
    }

    private static final class Isolated {
        static final Path DIRECTORY = create();

        private static Path create() {
            try {
                Path directory = Files.createTempDirectory("fraud-train-native-");
                System.setProperty(TEMPORARY, directory.toString());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(directory)));
                return directory;
            } catch (IOException full) {
                throw new UncheckedIOException(
                        "no room for native libraries in " + System.getProperty(TEMPORARY), full);
            }
        }

        private static void clear(Path directory) {
            try (var files = Files.list(directory)) {
                files.forEach(file -> file.toFile().delete());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
