package io.adtally.processing.lake;

import io.adtally.event.AdEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema.Field;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The columns of the raw table: the fields of AdEvent in their order, then the place in Kafka. Column ids follow the
 * field order, which is stable because Avro fields are only appended; the Kafka columns keep fixed ids of their own.
 */
final class RawColumns {
    /** Fields that hold epoch milliseconds and become timestamps. */
    static final Set<String> TIMES = Set.of("event_time", "sent_at", "server_received_at");

    static final int FIRST_KAFKA_ID = 1000;
    private static final int EXTRA_KEY_ID = 1100;
    private static final int EXTRA_VALUE_ID = 1101;

    static final Schema SCHEMA = schema();

    private RawColumns() {}

    private static Schema schema() {
        List<NestedField> columns = new ArrayList<>();
        for (Field field : AdEvent.getClassSchema().getFields()) {
            int id = field.pos() + 1;
            Type type = type(field);
            columns.add(
                    field.schema().isNullable()
                            ? NestedField.optional(id, field.name(), type, field.doc())
                            : NestedField.required(id, field.name(), type, field.doc()));
        }
        columns.add(NestedField.required(FIRST_KAFKA_ID, "kafka_partition", Types.IntegerType.get()));
        columns.add(NestedField.required(FIRST_KAFKA_ID + 1, "kafka_offset", Types.LongType.get()));
        return new Schema(columns);
    }

    private static Type type(Field field) {
        if (TIMES.contains(field.name())) {
            return Types.TimestampType.withZone();
        }
        org.apache.avro.Schema schema = field.schema();
        if (schema.isUnion()) {
            schema = schema.getTypes().get(1);
        }
        return switch (schema.getType()) {
            case STRING, ENUM -> Types.StringType.get();
            case LONG -> Types.LongType.get();
            case INT -> Types.IntegerType.get();
            case BOOLEAN -> Types.BooleanType.get();
            case MAP ->
                Types.MapType.ofRequired(EXTRA_KEY_ID, EXTRA_VALUE_ID, Types.StringType.get(), Types.StringType.get());
            case RECORD, ARRAY, UNION, FIXED, BYTES, FLOAT, DOUBLE, NULL ->
                throw new IllegalStateException("AdEvent." + field.name() + " has no column type: " + schema);
        };
    }
}
