package io.adtally.reporting.report;

import io.adtally.reporting.books.Books;
import io.adtally.reporting.books.Select;
import io.adtally.reporting.books.Table;
import io.adtally.reporting.query.RefusedException;
import io.adtally.reporting.query.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * How far the books are complete. The pipeline enters all events of a checkpoint together, and takes those of each partition
 * in the order in which they were received; so whatever was received before the earliest event of the newest entries has
 * been entered. Where nothing is received nothing is said: the moment stands still. See
 * docs/decisions/0012-answers-say-how-complete-they-are.md. Thread-safe.
 */
@Service
public class Freshness {
    /** The inserts of one checkpoint follow each other within this. */
    private static final Duration ONE_CHECKPOINT = Duration.ofSeconds(5);

    /** Whoever received nothing for so long is told nothing. */
    private static final Duration LONGEST_SILENCE = Duration.ofDays(31);

    private final Books books;
    private final FreshnessSettings settings;
    private final Clock clock;

    Freshness(Books books, FreshnessSettings settings, Clock clock) {
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The state of the books at a moment.
     *
     * @param asOf that moment
     * @param dataThrough whatever was received before it has been entered; null if nothing was for a month
     * @param newestReceived when the newest event in the books was received
     * @param newestRecorded when the newest entry was made, to the second
     */
    public record State(
            Instant asOf,
            @Nullable Instant dataThrough,
            @Nullable Instant newestReceived,
            @Nullable Instant newestRecorded) {}

    public State now() {
        return at(present());
    }

    /** The state at an earlier moment. */
    public State at(Instant asOf) {
        Select select = Select.from(Table.ARRIVALS, Scope.ALL)
                .where("second <= {as_of:DateTime64(3, 'UTC')} AND second > {silence:DateTime64(3, 'UTC')}")
                .bind("as_of", asOf)
                .bind("silence", asOf.minus(LONGEST_SILENCE))
                .key("second", "toUnixTimestamp(second)", "recorded")
                .column("toUnixTimestamp64Milli(min(first_received))", "first")
                .column("toUnixTimestamp64Milli(max(last_received))", "last")
                .orderBy("second DESC")
                .limit(ONE_CHECKPOINT.toSeconds() + 1);
        List<JsonNode> rows = books.rows(select);
        if (rows.isEmpty()) {
            return new State(asOf, null, null, null);
        }
        long newest = rows.getFirst().path("recorded").asLong();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (JsonNode row : rows) {
            if (row.path("recorded").asLong() >= newest - ONE_CHECKPOINT.toSeconds()) {
                first = Math.min(first, row.path("first").asLong());
                last = Math.max(last, row.path("last").asLong());
            }
        }
        return new State(asOf, Instant.ofEpochMilli(first), Instant.ofEpochMilli(last), Instant.ofEpochSecond(newest));
    }

    /** Until when figures of a range that ends here can move: its latest events may be reviewed that long. */
    public Instant provisionalUntil(Instant to) {
        return to.plus(settings.lateWindow()).plus(settings.reviewWindow());
    }

    /** The latest moment whose state is reproducible. */
    public Instant settled() {
        return present().minus(settings.settling());
    }

    /** As exact as entries are. */
    private Instant present() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A moment whose state can be asked for; refuses one that inserts under way may still change. */
    public Instant checkSettled(String parameter, Instant moment) {
        if (moment.isAfter(settled())) {
            throw RefusedException.badValue(
                    parameter,
                    parameter + " must be at least " + settings.settling().toSeconds()
                            + " s ago, so that no insert is under way any more; found " + moment);
        }
        return moment;
    }
}
