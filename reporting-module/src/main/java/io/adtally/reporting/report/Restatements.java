package io.adtally.reporting.report;

import io.adtally.reporting.books.Books;
import io.adtally.reporting.books.Select;
import io.adtally.reporting.books.Table;
import io.adtally.reporting.query.Dimension;
import io.adtally.reporting.query.Filters;
import io.adtally.reporting.query.RefusedException;
import io.adtally.reporting.query.Scope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * What changed after it could have been read. For every hour that was over at {@code since}: its figures as of
 * {@code since} and the changes until {@code asOf} add up to its figures as of {@code asOf}. Thread-safe.
 */
@Service
public class Restatements {
    /** How far back events can be that are restated: the longest review window and a day. */
    private static final Duration FURTHEST = Duration.ofDays(61);

    private static final Duration LONGEST_PULL = Duration.ofDays(31);
    private static final List<Key> KEYS = List.of(
            new Key("toStartOfHour(toDateTime(event_time, 'UTC'))", "hour", true),
            Key.text("campaign_id", "campaign"),
            Key.text("event_type", "event_type"),
            Key.text("outcome", "outcome"),
            Key.text("if(adjustment_reason != '', adjustment_reason, 'late_arrival')", "reason"),
            Key.text("spend_currency", "currency"));

    private final Books books;
    private final Freshness freshness;

    Restatements(Books books, Freshness freshness) {
        this.books = books;
        this.freshness = freshness;
    }

    /**
     * Some changes.
     *
     * @param asOf up to when they were made: the next pull's {@code since}
     */
    public record Changes(Instant since, Instant asOf, Page page) {}

    /** The changes behind the cursor; further pages are of the same {@code asOf} as the first. */
    public Changes since(Instant since, Filters filters, Scope scope, @Nullable String cursor, int limit) {
        Instant settled = freshness.settled();
        freshness.checkSettled("since", since);
        if (since.isBefore(settled.minus(LONGEST_PULL))) {
            throw RefusedException.badValue(
                    "since", "since must be within " + LONGEST_PULL.toDays() + " days; found " + since);
        }
        String question = "restatements|" + since + "|" + filters;
        Cursor from = cursor == null ? null : Cursor.of(cursor, question, scope, KEYS.size() + 1);
        Instant asOf = from == null ? settled : asOf(from);
        Select select = select(since, asOf, filters, scope).limit(limit + 1L);
        if (from != null) {
            Keyset.goOn(
                    select, KEYS, new Cursor(from.keys().subList(1, from.keys().size())));
        }
        List<JsonNode> rows = books.rows(select);
        if (rows.size() <= limit) {
            return new Changes(since, asOf, new Page(rows, null));
        }
        List<JsonNode> page = rows.subList(0, limit);
        List<String> next = new ArrayList<>(List.of(asOf.toString()));
        next.addAll(Keyset.cursor(KEYS, page.getLast()).keys());
        return new Changes(since, asOf, new Page(page, new Cursor(next).text(question, scope)));
    }

    private static Select select(Instant since, Instant asOf, Filters filters, Scope scope) {
        Select select = Select.from(Table.ENTRIES, scope)
                .where("recorded_at > {since:DateTime64(3, 'UTC')} AND recorded_at <= {as_of:DateTime64(3, 'UTC')}")
                .where("event_time >= {furthest:DateTime64(3, 'UTC')} AND event_time < {over:DateTime64(3, 'UTC')}")
                .where("outcome != 'invalid'")
                .bind("since", since)
                .bind("as_of", asOf)
                .bind("furthest", since.minus(FURTHEST).truncatedTo(ChronoUnit.HOURS))
                .bind("over", since.truncatedTo(ChronoUnit.HOURS));
        Performance.limit(select, filters);
        for (Key key : KEYS) {
            select.key(
                    key.expression(),
                    key.isTime() ? Performance.text(key.expression()) : key.expression(),
                    key.column());
        }
        return select.column("sum(sign)", "events")
                .column("sum(sign * spend_micros)", "spend_micros")
                .having("sum(sign) != 0 OR sum(sign * spend_micros) != 0")
                .orderBy(KEYS.stream().map(Key::expression).collect(Collectors.joining(", ")));
    }

    private static Instant asOf(Cursor cursor) {
        try {
            return Instant.parse(cursor.keys().getFirst());
        } catch (DateTimeException e) {
            throw Cursor.refused();
        }
    }

    /** What changes can be limited to. */
    public static List<Dimension> filters() {
        return List.of(Dimension.ADVERTISER, Dimension.CAMPAIGN);
    }
}
