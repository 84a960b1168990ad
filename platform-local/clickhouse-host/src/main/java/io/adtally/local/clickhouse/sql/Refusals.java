package io.adtally.local.clickhouse.sql;

import io.adtally.local.clickhouse.engine.EngineException;
import java.util.Locale;
import java.util.Set;

/**
 * What no request may use. The engine, made for one user's own files, would let whoever may ask read and write all that
 * its process can, so names that lead out of the database are refused before it sees them.
 */
public final class Refusals {
    /** What would outlive the request on a connection that others use, or end the engine. */
    private static final Set<String> STATEMENTS =
            Set.of("SET", "USE", "BACKUP", "RESTORE", "ATTACH", "DETACH", "EXECUTE", "BEGIN", "COMMIT", "ROLLBACK");

    /** Functions, table functions, engines and dictionary sources that reach files, programs or the network. */
    private static final Set<String> NAMES = Set.of(
            // files and programs
            "file",
            "filecluster",
            "filelog",
            "filesystem",
            "arrowstream",
            "backup",
            "catboostevaluate",
            "disk",
            "embeddedrocksdb",
            "executable",
            "executablepool",
            "executable_pool",
            "library",
            "python",
            "sqlite",
            "yamlregexptree",
            // statements in a text
            "eval",
            "queryrunner",
            // the network
            "http",
            "url",
            "urlcluster",
            "cluster",
            "clusterallreplicas",
            "distributed",
            "remote",
            "remotesecure",
            "cassandra",
            "jdbc",
            "kafka",
            "keepermap",
            "materializedpostgresql",
            "mongodb",
            "mysql",
            "nats",
            "odbc",
            "postgresql",
            "rabbitmq",
            "redis",
            "ytsaurus",
            // object stores
            "azureblobstorage",
            "azureblobstoragecluster",
            "azurequeue",
            "cosn",
            "gcs",
            "hdfs",
            "hdfscluster",
            "oss",
            "s3",
            "s3cluster",
            "s3queue",
            "datalakecatalog");

    /** Lakes come in a dozen variants each: by store, as a cluster's. */
    private static final Set<String> LAKES = Set.of("iceberg", "deltalake", "hudi", "paimon");

    /** Settings that name files, which error messages would show. */
    private static final Set<String> SETTINGS =
            Set.of("format_schema", "format_template_resultset", "format_template_row");

    private Refusals() {}

    /** Refuses the statement that begins with this word. */
    static void statement(String keyword) throws EngineException {
        if (STATEMENTS.contains(keyword)) {
            throw denied(keyword + " is not available here; pass settings and database with the request");
        }
    }

    /** Refuses the setting of this name. */
    public static void setting(String name) throws EngineException {
        if (SETTINGS.contains(name)) {
            throw denied("The setting " + name + " is not available here");
        }
    }

    /** Refuses the function, engine or source of this name, quoted or not as it stands in the statement. */
    static void name(String name) throws EngineException {
        if (name.equalsIgnoreCase("input")) {
            throw EngineException.of(48, "NOT_IMPLEMENTED", "Data cannot be read by input() here; insert it as it is");
        }
        String plain = unquoted(name).toLowerCase(Locale.ROOT);
        // An escape in a quoted name could spell any of them.
        if (plain.contains("\\") || NAMES.contains(plain) || LAKES.stream().anyMatch(plain::startsWith)) {
            throw denied(name + " reaches out of the database and is not allowed");
        }
    }

    static EngineException denied(String text) {
        return EngineException.of(497, "ACCESS_DENIED", text);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && "`\"\u201c".indexOf(text.charAt(0)) >= 0;
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
