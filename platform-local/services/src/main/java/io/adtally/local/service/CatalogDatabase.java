package io.adtally.local.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.h2.tools.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lake's catalog database, served over TCP. Arguments: {@code --port N --data DIR}; environment:
 * ADTALLY_CATALOG_USER, ADTALLY_CATALOG_PASSWORD. Clients cannot create databases.
 */
public final class CatalogDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogDatabase.class);

    private CatalogDatabase() {}

    public static void main(String[] args) throws Exception {
        Arguments arguments = Arguments.parse(args);
        Path data = Files.createDirectories(Path.of(arguments.text("data"))).toAbsolutePath();
        String port = Integer.toString(arguments.number("port", 1, 65_535));
        System.setProperty("h2.bindAddress", "127.0.0.1");
        // Held open, so that the database is not closed and opened again between clients.
        Connection keeper = open(data.resolve("lake"));
        Server server = Server.createTcpServer("-tcpPort", port, "-baseDir", data.toString());
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, keeper), "stop"));
        LOG.info("Catalog database is up on port {}", port);
    }

    private static Connection open(Path database) throws Exception {
        Connection connection = DriverManager.getConnection(
                "jdbc:h2:file:" + database + ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE",
                Arguments.environment("ADTALLY_CATALOG_USER"),
                Arguments.environment("ADTALLY_CATALOG_PASSWORD"));
        try (Statement statement = connection.createStatement()) {
            // A commit that was answered must outlive this process, not wait half a second in its memory.
            statement.execute("SET WRITE_DELAY 0");
        }
        return connection;
    }

    private static void stop(Server server, Connection keeper) {
        server.stop();
        try (keeper;
                Statement statement = keeper.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (Exception e) {
            LOG.info("The catalog database was not closed cleanly: {}", e.toString());
        }
    }
}
