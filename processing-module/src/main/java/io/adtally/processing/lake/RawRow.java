package io.adtally.processing.lake;

import io.adtally.event.AdEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema.Field;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.jspecify.annotations.Nullable;

/** An accepted event as a row of {@link LakeTable#RAW}. */
public final class RawRow {
    private static final List<Field> FIELDS = AdEvent.getClassSchema().getFields();
    private static final boolean[] IS_TIME = isTime();

    private RawRow() {}

    public static RowData of(AdEvent event, int partition, long offset) {
        GenericRowData row = new GenericRowData(FIELDS.size() + 2);
        for (int i = 0; i < IS_TIME.length; i++) {
            row.setField(i, IS_TIME[i] ? time((Long) event.get(i)) : value(event.get(i)));
        }
        row.setField(FIELDS.size(), partition);
        row.setField(FIELDS.size() + 1, offset);
        return row;
    }

    private static @Nullable TimestampData time(@Nullable Long epochMillis) {
        return epochMillis == null ? null : TimestampData.fromEpochMillis(epochMillis);
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof CharSequence || value instanceof Enum) {
            return StringData.fromString(value.toString());
        }
        if (value instanceof Map<?, ?> map) {
            Map<StringData, StringData> texts = new HashMap<>();
            map.forEach((key, text) ->
                    texts.put(StringData.fromString(key.toString()), StringData.fromString(text.toString())));
            return new GenericMapData(texts);
        }
        return value;
    }

    private static boolean[] isTime() {
        boolean[] flags = new boolean[FIELDS.size()];
        for (Field field : FIELDS) {
            flags[field.pos()] = RawColumns.TIMES.contains(field.name());
        }
        return flags;
    }
}
