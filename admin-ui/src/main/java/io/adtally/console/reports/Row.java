package io.adtally.console.reports;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of an answer. Not a record: two rows are two, whatever is in them. */
final class Row implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, @Nullable Object> cells;

    Row(Map<String, @Nullable Object> cells) {
        this.cells = new LinkedHashMap<>(cells);
    }

    static List<Row> of(List<Map<String, @Nullable Object>> answer) {
        List<Row> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> cells : answer) {
            rows.add(new Row(cells));
        }
        return rows;
    }

    boolean has(String column) {
        return cells.get(column) != null;
    }

    boolean knows(String column) {
        return cells.containsKey(column);
    }

    /** A whole number; 0 if there is none. */
    long number(String column) {
        return cells.get(column) instanceof Number number ? number.longValue() : 0;
    }

    /** A quotient; 0 if there is none. */
    double ratio(String column) {
        return cells.get(column) instanceof Number number ? number.doubleValue() : 0;
    }

    /** A text; empty if there is none. */
    String word(String column) {
        Object value = cells.get(column);
        return value == null ? "" : value.toString();
    }
}
