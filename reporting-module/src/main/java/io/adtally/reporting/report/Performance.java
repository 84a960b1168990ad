package io.adtally.reporting.report;

import io.adtally.reporting.books.Books;
import io.adtally.reporting.books.Select;
import io.adtally.reporting.books.Table;
import io.adtally.reporting.query.Dimension;
import io.adtally.reporting.query.Filters;
import io.adtally.reporting.query.Granularity;
import io.adtally.reporting.query.Metric;
import io.adtally.reporting.query.ReportQuery;
import io.adtally.reporting.query.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Answers report questions from the coarsest rollup that can, or from the base table where an earlier state is asked for.
 * Rows in which every asked metric is 0 are left out. Thread-safe.
 */
@Service
public class Performance {
    /** Rollups by minute are kept for 40 days; what is older, or counts users, is summed from the base table. */
    private static final Duration MINUTES_KEPT = Duration.ofDays(39);

    private static final Instant END_OF_TIME = Instant.parse("2100-01-01T00:00:00Z");

    private final Books books;
    private final Clock clock;

    Performance(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /** How times are written. */
    public enum Times {
        /** 2026-11-01T13:00:00+01:00. */
        TEXT,
        /** As the format's own type. */
        TYPED
    }

    /** The rows behind the cursor, ordered by time, then by what they are grouped by. */
    public Page page(ReportQuery query, Scope scope, @Nullable String cursor, int limit) {
        List<Key> keys = keys(query);
        Select select = select(query, scope, Times.TEXT).limit(limit + 1L);
        if (cursor != null) {
            Keyset.goOn(select, keys, Cursor.of(cursor, query.canonical(), scope, keys.size()));
        }
        List<JsonNode> rows = books.rows(select);
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        List<JsonNode> page = rows.subList(0, limit);
        return new Page(page, Keyset.cursor(keys, page.getLast()).text(query.canonical(), scope));
    }

    /** The statement whose answer is all rows. */
    public Select select(ReportQuery query, Scope scope, Times times) {
        Select select = limited(query, scope);
        List<Key> keys = keys(query);
        for (Key key : keys) {
            boolean asText = key.isTime() && times == Times.TEXT;
            select.key(key.expression(), asText ? text(key.expression()) : key.expression(), key.column());
        }
        if (keys.stream().anyMatch(Key::isTime)) {
            select.bind("tz", query.range().zone().getId());
        }
        for (Metric metric : query.metrics()) {
            select.column(metric.expression(), metric.name());
        }
        if (!keys.isEmpty()) {
            select.having(query.metrics().stream()
                            .map(metric -> "(" + metric.expression() + ") != 0")
                            .collect(Collectors.joining(" OR ")))
                    .orderBy(keys.stream().map(Key::expression).collect(Collectors.joining(", ")));
        }
        return select;
    }

    /** The share of the events counted here that came more than a minute after they happened; empty without events. */
    public OptionalDouble lateShare(ReportQuery query, Scope scope) {
        Select select = limited(query, scope)
                .where("outcome != 'invalid'")
                .column("sum(late_events)", "late")
                .column("sum(events)", "all_events");
        JsonNode sums = books.rows(select).getFirst();
        long all = sums.path("all_events").asLong();
        return all <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) sums.path("late").asLong() / all);
    }

    private Select limited(ReportQuery query, Scope scope) {
        Table table = table(query);
        Select select = Select.from(table, scope)
                .where("bucket >= {from:DateTime('UTC')} AND bucket < {to:DateTime('UTC')}")
                .bind("from", query.range().from())
                .bind("to", query.range().to());
        if (table == Table.BY_MINUTE_AS_OF) {
            Instant asOf = query.asOf();
            select.bind("as_of", asOf == null ? END_OF_TIME : asOf);
        }
        limit(select, query.filters());
        String currency = query.filters().currency();
        if (currency != null) {
            select.where("currency = {currency:String}").bind("currency", currency);
        }
        return select;
    }

    /** Limits the statement to the filters' values of dimensions. */
    static void limit(Select select, Filters filters) {
        filters.values().forEach((dimension, values) -> select.where(
                        dimension.column() + " IN {filter_" + dimension.parameter() + ":Array(String)}")
                .bind("filter_" + dimension.parameter(), values));
    }

    private Table table(ReportQuery query) {
        if (query.asOf() != null) {
            return Table.BY_MINUTE_AS_OF;
        }
        return switch (query.range().rollupFor(query.granularity())) {
            case MINUTE ->
                query.countsUsers()
                                || query.range().from().isBefore(clock.instant().minus(MINUTES_KEPT))
                        ? Table.BY_MINUTE_AS_OF
                        : Table.BY_MINUTE;
            case HOUR -> Table.BY_HOUR;
            case DAY, TOTAL -> Table.BY_DAY;
        };
    }

    private static List<Key> keys(ReportQuery query) {
        List<Key> keys = new ArrayList<>();
        if (query.granularity() != Granularity.TOTAL) {
            keys.add(Key.time(start(query.granularity())));
        }
        for (Dimension dimension : query.groupBy()) {
            keys.add(Key.text(dimension.column(), dimension.parameter()));
        }
        query.currencies().forEach(currency -> keys.add(Key.text(currency, currency)));
        return keys;
    }

    private static String start(Granularity granularity) {
        return switch (granularity) {
            case MINUTE, TOTAL -> "toTimeZone(bucket, {tz:String})";
            case HOUR -> "toStartOfHour(bucket, {tz:String})";
            case DAY -> "toStartOfDay(bucket, {tz:String})";
        };
    }

    /** A time as text with the offset of its zone. */
    static String text(String time) {
        return "replaceRegexpOne(formatDateTime(" + time + ", '%Y-%m-%dT%H:%i:%S%z'), '(..)$', ':\\\\1')";
    }
}
