package io.adtally.reporting.report;

import io.adtally.event.Ulid;
import io.adtally.reporting.books.Books;
import io.adtally.reporting.books.Select;
import io.adtally.reporting.books.Table;
import io.adtally.reporting.query.RefusedException;
import io.adtally.reporting.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** What the books say of one event and of those that belong to the same impression. Thread-safe. */
@Service
public class EventTrace {
    /** The id tells when the event was made; clients' clocks and a week offline are allowed for. */
    private static final Duration BEFORE = Duration.ofDays(8);

    private static final Duration AFTER = Duration.ofDays(2);
    private static final int MOST_ENTRIES = 200;
    private static final List<String> TEXTS = List.of(
            "event_id",
            "event_type",
            "signal_type",
            "impression_id",
            "outcome",
            "reason",
            "adjustment_reason",
            "flags",
            "advertiser_id",
            "campaign_id",
            "ad_id",
            "creative_id",
            "placement_id",
            "site_id",
            "country",
            "device",
            "os",
            "experiment_arm",
            "viewability",
            "rules_version",
            "model_version",
            "lists_version");

    private final Books books;

    EventTrace(Books books) {
        this.books = books;
    }

    /** Its entries in the order in which they were made, at most 200; refuses an id that the caller's books do not know. */
    public List<JsonNode> entries(String eventId, Scope scope) {
        String id = eventId.toUpperCase(Locale.ROOT);
        if (!Ulid.isValid(id)) {
            throw RefusedException.badValue(
                    "event_id",
                    "event_id is a ULID of 26 characters; found \"" + RefusedException.shortened(eventId) + "\"");
        }
        Instant made = Instant.ofEpochMilli(Ulid.epochMillis(id));
        Select select = Select.from(Table.ENTRIES, scope)
                .where("event_id = {id:String} OR impression_id = {id:String}")
                .where("event_time >= {first:DateTime64(3, 'UTC')} AND event_time <= {last:DateTime64(3, 'UTC')}")
                .bind("id", id)
                .bind("first", made.minus(BEFORE))
                .bind("last", made.plus(AFTER));
        for (String time : List.of("event_time", "server_received_at", "recorded_at", "adjusted_at")) {
            select.column("formatDateTime(" + time + ", '%Y-%m-%dT%H:%i:%S.%fZ', 'UTC')", time);
        }
        TEXTS.forEach(name -> select.column(name, name));
        select.column("sign", "sign")
                .column("sign * spend_micros", "spend_micros")
                .column("spend_currency", "currency")
                .column("sign * value_micros", "value_micros")
                .column("value_currency", "value_currency")
                .orderBy("recorded_at, event_id, sign")
                .limit(MOST_ENTRIES);
        List<JsonNode> entries = books.rows(select);
        if (entries.isEmpty()) {
            throw RefusedException.notFound("There is no event " + id);
        }
        return entries;
    }
}
