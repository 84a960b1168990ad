package io.adtally.reporting.report;

import io.adtally.reporting.books.Select;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reading on behind a row instead of counting pages: rows that come meanwhile neither repeat nor hide others. */
final class Keyset {
    private Keyset() {}

    /** Limits the statement to what follows the cursor. */
    static void goOn(Select select, List<Key> keys, Cursor cursor) {
        List<String> expressions = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            String name = "after_" + i;
            expressions.add(key.expression());
            values.add("{" + name + (key.isTime() ? ":DateTime('UTC')}" : ":String}"));
            select.bind(
                    name,
                    key.isTime()
                            ? epochSecond(cursor.keys().get(i))
                            : cursor.keys().get(i));
        }
        if (!keys.isEmpty()) {
            select.where("(" + String.join(", ", expressions) + ") > (" + String.join(", ", values) + ")");
        }
    }

    /** Where an answer goes on whose last row is this. */
    static Cursor cursor(List<Key> keys, JsonNode row) {
        return new Cursor(
                keys.stream().map(key -> row.path(key.column()).asString()).toList());
    }

    private static String epochSecond(String time) {
        try {
            return Long.toString(OffsetDateTime.parse(time).toEpochSecond());
        } catch (DateTimeException e) {
            throw Cursor.refused();
        }
    }
}
