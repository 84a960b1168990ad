package io.adtally.local.clickhouse.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The engine's own default database shows every file of the machine as a table; an ordinary one takes its place. */
final class DefaultDatabase {
    private final boolean hasTables;

    private DefaultDatabase(boolean hasTables) {
        this.hasTables = hasTables;
    }

    /**
     * Before the engine opens its directory. A default database without tables is forgotten: the engine cannot attach an
     * empty one again ("Cannot find UUID mapping").
     */
    static DefaultDatabase prepare(Path dataDirectory) throws IOException {
        Path metadata = dataDirectory.resolve("metadata");
        Path tables = metadata.resolve("default");
        if (holdsTables(tables)) {
            return new DefaultDatabase(true);
        }
        Files.deleteIfExists(tables);
        Files.deleteIfExists(metadata.resolve("default.sql"));
        return new DefaultDatabase(false);
    }

    /** By the first connection, before there are others. */
    void replace(Connection connection) throws EngineException {
        for (String sql : List.of(
                "USE system",
                "DETACH DATABASE default",
                hasTables ? "ATTACH DATABASE default" : "CREATE DATABASE default ENGINE = Atomic")) {
            var unused = connection.text(sql);
        }
    }

    private static boolean holdsTables(Path tables) throws IOException {
        if (!Files.isDirectory(tables)) {
            return false;
        }
        try (Stream<Path> files = Files.list(tables)) {
            return files.anyMatch(file -> file.toString().endsWith(".sql"));
        }
    }
}
