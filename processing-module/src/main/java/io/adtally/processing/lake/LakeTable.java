package io.adtally.processing.lake;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.TimestampType;

/** The Iceberg tables: their names, columns and partitions. Columns are only ever added: at the end, optional, with new ids. */
public enum LakeTable {
    /** Every accepted event as received, with its place in Kafka. */
    RAW("ad_events_raw", RawColumns.SCHEMA, "event_time"),

    /** Every entry in the books: outcome, reason, money. */
    VERDICTS(
            "ad_event_verdicts",
            new Schema(
                    required(1, "event_id", Types.StringType.get()),
                    required(2, "event_type", Types.StringType.get()),
                    required(3, "event_time", TimestampType.withZone()),
                    required(4, "server_received_at", TimestampType.withZone()),
                    required(5, "outcome", Types.StringType.get()),
                    required(6, "sign", Types.IntegerType.get()),
                    optional(7, "reason", Types.StringType.get()),
                    optional(8, "advertiser_id", Types.StringType.get()),
                    optional(9, "campaign_id", Types.StringType.get()),
                    optional(10, "impression_id", Types.StringType.get()),
                    required(11, "spend_micros", Types.LongType.get()),
                    optional(12, "spend_currency", Types.StringType.get()),
                    optional(13, "flags", Types.StringType.get(), "comma-separated names"),
                    optional(14, "adjustment_reason", Types.StringType.get()),
                    optional(15, "adjusted_at", TimestampType.withZone()),
                    optional(16, "rules_version", Types.StringType.get()),
                    optional(17, "user_impressions", Types.DoubleType.get()),
                    optional(18, "user_clicks", Types.DoubleType.get()),
                    optional(19, "user_session_millis", Types.DoubleType.get()),
                    optional(20, "user_session_events", Types.DoubleType.get()),
                    optional(21, "user_inter_click_millis", Types.DoubleType.get()),
                    optional(22, "user_click_deviation", Types.DoubleType.get()),
                    optional(23, "user_km_per_hour", Types.DoubleType.get()),
                    optional(24, "address_impressions", Types.DoubleType.get()),
                    optional(25, "address_clicks", Types.DoubleType.get()),
                    optional(26, "address_session_millis", Types.DoubleType.get()),
                    optional(27, "address_session_events", Types.DoubleType.get()),
                    optional(28, "address_inter_click_millis", Types.DoubleType.get()),
                    optional(29, "address_click_deviation", Types.DoubleType.get()),
                    optional(30, "address_km_per_hour", Types.DoubleType.get()),
                    optional(31, "cluster_id", Types.LongType.get()),
                    optional(32, "cluster_size", Types.IntegerType.get()),
                    optional(33, "cluster_full", Types.BooleanType.get()),
                    optional(34, "experiment_arm", Types.StringType.get()),
                    optional(35, "score", Types.DoubleType.get()),
                    optional(36, "challenger_score", Types.DoubleType.get()),
                    optional(37, "signals", Types.StringType.get(), "comma-separated names"),
                    optional(38, "features", ListType.ofRequired(39, Types.DoubleType.get()), "NaN is missing"),
                    optional(40, "model_version", Types.StringType.get()),
                    optional(41, "challenger_version", Types.StringType.get()),
                    optional(42, "lists_version", Types.StringType.get()),
                    optional(43, "thresholds_version", Types.LongType.get()),
                    optional(44, "price_micros", Types.LongType.get())),
            "event_time");

    /** The catalog namespace of all tables. */
    public static final String NAMESPACE = "adtally";

    static final Map<String, String> PROPERTIES = Map.of(
            "write.parquet.compression-codec", "zstd",
            // Columns that repeat fit in; those that do not give a dictionary up soon instead of hashing every value.
            "write.parquet.dict-size-bytes", "65536",
            "write.metadata.delete-after-commit.enabled", "true",
            "write.metadata.previous-versions-max", "50",
            // For whoever else expires snapshots: not sooner and not more than the table's own maintenance does.
            "history.expire.max-snapshot-age-ms", Long.toString(TableMaintenance.AGE.toMillis()),
            "history.expire.min-snapshots-to-keep", Integer.toString(TableMaintenance.COMMITS_KEPT));

    private final String tableName;

    @SuppressWarnings("ImmutableEnumChecker") // Iceberg's Schema is immutable but cannot be annotated
    private final Schema schema;

    private final String hourColumn;

    LakeTable(String tableName, Schema schema, String hourColumn) {
        this.tableName = tableName;
        this.schema = schema;
        this.hourColumn = hourColumn;
    }

    public Schema schema() {
        return schema;
    }

    public TableIdentifier identifier() {
        return TableIdentifier.of(NAMESPACE, tableName);
    }

    /** Hours of event time, so that any hour can be replayed on its own. */
    PartitionSpec partitions() {
        return PartitionSpec.builderFor(schema).hour(hourColumn).build();
    }
}
