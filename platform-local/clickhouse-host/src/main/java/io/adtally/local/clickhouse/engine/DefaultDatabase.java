package io.adtally.local.clickhouse.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The engine's own default database shows every file of the machine as a table; an ordinary one takes its place. */
final class DefaultDatabase {
    private final String definition;

    private DefaultDatabase(String definition) {
        this.definition = definition;
    }

    /**
     * Before the engine opens its directory. Once the database has held a table it is known by the link to its directory,
     * which is named by its id; before, the engine cannot attach it again, and a new one is as good.
     */
    static DefaultDatabase prepare(Path dataDirectory) throws IOException {
        Path metadata = dataDirectory.resolve("metadata");
        Path link = metadata.resolve("default");
        if (Files.isSymbolicLink(link)) {
            String id = Files.readSymbolicLink(link).getFileName().toString();
            return new DefaultDatabase("ATTACH DATABASE default UUID '" + id + "' ENGINE = Atomic");
        }
        Files.deleteIfExists(metadata.resolve("default.sql"));
        return new DefaultDatabase("CREATE DATABASE default ENGINE = Atomic");
    }

    /** By the first connection, before there are others. */
    void replace(Connection connection) throws EngineException {
        for (String sql : List.of("USE system", "DETACH DATABASE default", definition)) {
            var unused = connection.text(sql);
        }
    }
}
