package io.adtally.reporting.books;

import io.adtally.reporting.query.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement that reads one table. This is the only place in which callers are kept to their own rows: no statement can be
 * made without a {@link Scope}, and {@link Books} runs nothing else. Its text consists of our own words only; whatever came
 * from a caller is bound. Not thread-safe.
 */
public final class Select {
    private final Table table;
    private final List<String> columns = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private String having = "";
    private String order = "";
    private long limit;

    private Select(Table table) {
        this.table = table;
    }

    /** Reads what the scope allows of the table. */
    public static Select from(Table table, Scope scope) {
        Select select = new Select(table);
        if (table.isOwned() && scope.advertiserId() != null) {
            select.where("advertiser_id = {scope_advertiser:String}").bind("scope_advertiser", scope.advertiserId());
        }
        return select;
    }

    /** A column of the answer. */
    public Select column(String expression, String name) {
        columns.add(expression + " AS " + name);
        return this;
    }

    /** Groups rows by an expression and shows it, in another form perhaps, as a column. */
    public Select key(String expression, String shown, String name) {
        keys.add(expression);
        return column(shown, name);
    }

    /** One of the conditions that must all hold. */
    public Select where(String condition) {
        conditions.add("(" + condition + ")");
        return this;
    }

    public Select having(String condition) {
        having = condition;
        return this;
    }

    public Select orderBy(String expressions) {
        order = expressions;
        return this;
    }

    /** At most so many rows. */
    public Select limit(long rows) {
        limit = rows;
        return this;
    }

    /** The value of {name:String}, or of a number as text. */
    public Select bind(String name, String value) {
        // As in tab-separated text, which is how the server reads values.
        parameters.put(name, value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
        return this;
    }

    /** The value of {name:DateTime('UTC')} or {name:DateTime64(3, 'UTC')}. */
    public Select bind(String name, Instant moment) {
        long millis = moment.toEpochMilli();
        long fraction = Math.floorMod(millis, 1000L);
        String seconds = Long.toString(Math.floorDiv(millis, 1000L));
        return bind(name, fraction == 0 ? seconds : seconds + "." + String.format("%03d", fraction));
    }

    /** The values of {name:Array(String)}, which unlike a text is read as it stands. */
    public Select bind(String name, List<String> values) {
        List<String> quoted = values.stream()
                .map(value -> "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .toList();
        parameters.put(name, "[" + String.join(",", quoted) + "]");
        return this;
    }

    Map<String, String> parameters() {
        return Map.copyOf(parameters);
    }

    String sql() {
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(String.join(", ", columns))
                .append(" FROM ")
                .append(table.source());
        if (!conditions.isEmpty()) {
            sql.append(" WHERE ").append(String.join(" AND ", conditions));
        }
        if (!keys.isEmpty()) {
            sql.append(" GROUP BY ").append(String.join(", ", keys));
        }
        if (!having.isEmpty()) {
            sql.append(" HAVING ").append(having);
        }
        if (!order.isEmpty()) {
            sql.append(" ORDER BY ").append(order);
        }
        if (limit > 0) {
            sql.append(" LIMIT ").append(limit);
        }
        return sql.toString();
    }
}
