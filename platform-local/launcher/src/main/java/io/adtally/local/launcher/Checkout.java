package io.adtally.local.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The source tree whose built modules are run.
 *
 * @param root holds ./adtally
 */
record Checkout(Path root) {
    private static final String MARK = "platform-local/launcher/pom.xml";

    /** The tree around the working directory, or the one given by the property adtally.root. */
    static Checkout locate() {
        String given = System.getProperty("adtally.root");
        if (given != null) {
            return new Checkout(Path.of(given).toAbsolutePath());
        }
        Path start = Path.of("").toAbsolutePath();
        for (@Nullable Path at = start; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(MARK))) {
                return new Checkout(at);
            }
        }
        throw new IllegalStateException(start + " is not inside a checkout of adtally");
    }

    /** Data, logs and state of ./adtally. */
    Path data() {
        return root.resolve("var");
    }

    boolean isBuilt(String module) {
        return Files.exists(target(module, "runtime.classpath"))
                && !jars(module).isEmpty();
    }

    /** What to run a module with: its own jar first. IllegalStateException if the module is not built. */
    String classpath(String module) {
        if (!isBuilt(module)) {
            throw new IllegalStateException(module + " is not built: run mvn -DskipTests package");
        }
        return jars(module).getFirst() + File.pathSeparator + content(target(module, "runtime.classpath"));
    }

    /** Where the archive of the schema registry is. */
    Path registryArchive() {
        return Path.of(content(target("platform-local/services", "registry.archive")));
    }

    private List<Path> jars(String module) {
        Path target = target(module, "");
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> isPlainJar(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPlainJar(String name) {
        return name.endsWith("-SNAPSHOT.jar") || name.matches(".*-[0-9.]+\\.jar");
    }

    private Path target(String module, String file) {
        return root.resolve(module).resolve("target").resolve(file);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
