package io.adtally.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Programs unpacked once per user, outside any checkout. Safe when several processes unpack at the same time. */
final class Cache {
    private static final String REDIS_VERSION = "6.2";

    private Cache() {}

    static Path directory() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("adtally");
    }

    /** The directory of the schema registry's program. */
    static Path registry(Path archive) throws IOException, InterruptedException {
        String name = archive.getFileName().toString();
        Path home = directory().resolve("registry").resolve(name.substring(0, name.length() - ".tar.gz".length()));
        if (!Files.exists(home.resolve("quarkus-run.jar"))) {
            Path draft = draft(home);
            Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", draft.toString())
                    .inheritIO()
                    .start();
            if (tar.waitFor() != 0) {
                throw new IOException("tar could not unpack " + archive + " into " + draft);
            }
            settle(draft, home);
        }
        return home;
    }

    /** The Redis server's program for this machine. */
    static Path redis() throws IOException {
        Path home = directory().resolve("redis").resolve(REDIS_VERSION);
        Path program = home.resolve("redis-server");
        if (!Files.isExecutable(program)) {
            Path draft = draft(home);
            String resource = redisResource(System.getProperty("os.name"), System.getProperty("os.arch"));
            try (InputStream in = Cache.class.getResourceAsStream("/" + resource)) {
                if (in == null) {
                    throw new IOException(resource + " is not on the class path");
                }
                Files.copy(in, draft.resolve("redis-server"));
            }
            if (!draft.resolve("redis-server").toFile().setExecutable(true)) {
                throw new IOException(draft + " does not take executable files");
            }
            settle(draft, home);
        }
        return program;
    }

    static String redisResource(String os, String architecture) {
        boolean arm = "aarch64".equals(architecture) || "arm64".equals(architecture);
        String name = os.toLowerCase(Locale.ROOT);
        if (name.contains("linux")) {
            return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
        }
        if (name.contains("mac")) {
            return arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
        }
        throw new IllegalStateException("No Redis for " + os + "; set ADTALLY_REDIS_URL to one you run");
    }

    private static Path draft(Path home) throws IOException {
        Files.createDirectories(home.getParent());
        return Files.createTempDirectory(home.getParent(), "draft-");
    }

    /** Gives the draft its final name in one step; another process that was faster wins. */
    private static void settle(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            delete(draft);
        }
    }

    /** Deletes a directory with all it holds; nothing if it does not exist. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
