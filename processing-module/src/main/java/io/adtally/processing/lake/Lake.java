package io.adtally.processing.lake;

import io.adtally.processing.settings.LakeSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;

/** The catalog of the lake: a JDBC database that points at tables in the object store. */
public final class Lake {
    private static final String CATALOG = "adtally";

    private final CatalogLoader catalogLoader;

    public Lake(LakeSettings settings) {
        catalogLoader = CatalogLoader.custom(
                CATALOG, properties(settings), new Configuration(false), "org.apache.iceberg.jdbc.JdbcCatalog");
    }

    /** What a Flink operator needs to open the table. */
    public TableLoader loader(LakeTable table) {
        return TableLoader.fromCatalog(catalogLoader, table.identifier());
    }

    /** The table, created first where it does not exist yet. */
    public Table createIfAbsent(LakeTable table) {
        Catalog catalog = catalogLoader.loadCatalog();
        Namespace namespace = Namespace.of(LakeTable.NAMESPACE);
        try {
            ((SupportsNamespaces) catalog).createNamespace(namespace);
        } catch (AlreadyExistsException e) {
            // as good as made
        }
        if (!catalog.tableExists(table.identifier())) {
            try {
                return catalog.createTable(
                        table.identifier(), table.schema(), table.partitions(), LakeTable.PROPERTIES);
            } catch (AlreadyExistsException e) {
                // the other job was faster
            }
        }
        return catalog.loadTable(table.identifier());
    }

    /** The table; throws NoSuchTableException before its job's first start. */
    public Table load(LakeTable table) {
        return catalogLoader.loadCatalog().loadTable(table.identifier());
    }

    private static Map<String, String> properties(LakeSettings settings) {
        Map<String, String> properties = new HashMap<>();
        properties.put("uri", settings.catalogUrl());
        properties.put("jdbc.user", settings.catalogUser());
        properties.put("jdbc.password", settings.catalogPassword());
        properties.put("jdbc.schema-version", "V1");
        properties.put("warehouse", "s3://" + settings.bucket() + "/warehouse");
        properties.put("io-impl", "org.apache.iceberg.aws.s3.S3FileIO");
        properties.put("s3.endpoint", settings.endpoint());
        properties.put("s3.path-style-access", "true");
        properties.put("s3.access-key-id", settings.accessKey());
        properties.put("s3.secret-access-key", settings.secretKey());
        properties.put("client.region", settings.region());
        return properties;
    }
}
