package io.adtally.processing.lake;

import io.adtally.processing.settings.LakeSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types.NestedField;

/** The catalog of the lake: a JDBC database that points at tables in the object store. */
public final class Lake {
    private static final String CATALOG = "adtally";

    private final CatalogLoader catalogLoader;

    public Lake(LakeSettings settings) {
        catalogLoader = CatalogLoader.custom(
                CATALOG, properties(settings), new Configuration(false), JdbcCatalog.class.getName());
    }

    /** What a Flink operator needs to open the table. */
    public TableLoader loader(LakeTable table) {
        return TableLoader.fromCatalog(catalogLoader, table.identifier());
    }

    /**
     * Creates the table where it does not exist yet, and gives one of an earlier release the columns and properties it lacks.
     * Throws IllegalStateException if its columns then are not exactly today's in their order, as rows are written by position.
     */
    public void prepare(LakeTable table) throws IOException {
        try (JdbcCatalog catalog = (JdbcCatalog) catalogLoader.loadCatalog()) {
            createIfAbsent(catalog, table);
            extend(catalog.loadTable(table.identifier()), table);
        }
    }

    private static void extend(Table existing, LakeTable table) {
        if (!names(existing.schema()).equals(names(table.schema()))) {
            existing.updateSchema().unionByNameWith(table.schema()).commit();
        }
        if (!existing.properties().entrySet().containsAll(LakeTable.PROPERTIES.entrySet())) {
            UpdateProperties update = existing.updateProperties();
            LakeTable.PROPERTIES.forEach(update::set);
            update.commit();
        }
        if (!names(existing.schema()).equals(names(table.schema()))) {
            throw new IllegalStateException(
                    table.identifier() + " has other columns than this build writes: " + names(existing.schema()));
        }
    }

    private static List<String> names(Schema schema) {
        return schema.columns().stream().map(NestedField::name).toList();
    }

    private static void createIfAbsent(JdbcCatalog catalog, LakeTable table) {
        try {
            catalog.createNamespace(Namespace.of(LakeTable.NAMESPACE));
        } catch (AlreadyExistsException e) {
            // as good as made
        }
        if (catalog.tableExists(table.identifier())) {
            return;
        }
        try {
            catalog.buildTable(table.identifier(), table.schema())
                    .withPartitionSpec(table.partitions())
                    .withProperties(LakeTable.PROPERTIES)
                    .withProperty("format-version", "2")
                    .create();
        } catch (AlreadyExistsException e) {
            // another process was faster
        }
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
