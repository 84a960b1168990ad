package io.adtally.local.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Works out, from the items alone, what each must be counted as: the rules of the product's documentation, written down a
 * second time and without its code. Items come in any order; the answer does not depend on it. Thread-safe while items
 * are added.
 *
 * <p>The collector's time of receipt is unknown here, so the generator keeps clear of the edges of lateness.
 */
final class Oracle {
    static final String INVALID = "invalid";
    static final String TOO_LATE = "too_late";
    static final String DUPLICATE = "duplicate";
    static final String GIVT = "givt";
    static final String UNMATCHED = "unmatched";
    static final String BILLABLE = "billable";

    private static final long DAY_MILLIS = 24 * 3_600_000L;
    private static final long WINDOW_MILLIS = 30 * 60_000L;

    /** Valid items by id; copies are counted, not kept. */
    private final Map<String, Sent> valid = new HashMap<>();

    private long invalid;
    private long accepted;
    private long ambiguousValid;
    private long ambiguousInvalid;

    /** An item and how often it was accepted before and after its day was over. */
    private static final class Sent {
        private final Item item;
        private long inTime;
        private long tooLate;

        Sent(Item item) {
            this.item = item;
        }
    }

    /** The request with these items was answered with success at about this time. */
    synchronized void accepted(List<Item> items, long nowMillis) {
        for (Item item : items) {
            accepted++;
            if (!item.valid()) {
                invalid++;
                continue;
            }
            Sent sent = valid.computeIfAbsent(item.id(), id -> new Sent(item));
            if (nowMillis - item.timeMillis() > DAY_MILLIS) {
                sent.tooLate++;
            } else {
                sent.inTime++;
            }
        }
    }

    /** An attempt with these items failed in a way in which some or all may have been accepted; it was made again. */
    synchronized void ambiguous(List<Item> items) {
        for (Item item : items) {
            if (item.valid()) {
                ambiguousValid++;
            } else {
                ambiguousInvalid++;
            }
        }
    }

    /** How many items were accepted so far. */
    synchronized long acceptedCount() {
        return accepted;
    }

    synchronized Expectation expectation(Run run, ToLongFunction<Item> costMicros) {
        Tally tally = new Tally();
        Map<String, Long> spend = new TreeMap<>();
        for (Sent sent : valid.values()) {
            tally.add(sent.item, TOO_LATE, sent.tooLate);
            if (sent.inTime == 0) {
                continue;
            }
            String outcome = outcome(sent.item);
            tally.add(sent.item, outcome, 1);
            tally.add(sent.item, DUPLICATE, sent.inTime - 1);
            if (outcome.equals(BILLABLE)) {
                spend.merge(sent.item.campaignId(), costMicros.applyAsLong(sent.item), Long::sum);
            }
        }
        tally.totals.put(INVALID, invalid);
        long validCount = accepted - invalid;
        return new Expectation(
                run.id(),
                run.seed(),
                run.startedAt().toString(),
                run.endedAt().toString(),
                accepted,
                ambiguousValid + ambiguousInvalid,
                bounds(tally.totals),
                new Bounds(validCount, validCount + ambiguousValid),
                spend,
                counts(tally.cells),
                shares(tally.facets));
    }

    private String outcome(Item item) {
        if (item.listed()) {
            return GIVT;
        }
        return item.type() == Type.CLICK && !hasImpression(item) ? UNMATCHED : BILLABLE;
    }

    private boolean hasImpression(Item click) {
        Sent impression = valid.get(click.impressionId());
        return impression != null
                && impression.inTime > 0
                && impression.item.type() == Type.IMPRESSION
                && Math.abs(click.timeMillis() - impression.item.timeMillis()) <= WINDOW_MILLIS;
    }

    private Map<String, Bounds> bounds(Map<String, Long> totals) {
        Map<String, Bounds> bounds = new TreeMap<>();
        for (String outcome : List.of(INVALID, TOO_LATE, DUPLICATE, GIVT, UNMATCHED, BILLABLE)) {
            Bounds known = Bounds.exactly(totals.getOrDefault(outcome, 0L));
            bounds.put(
                    outcome,
                    switch (outcome) {
                        // An attempt made twice leaves copies: of events duplicates, or too late like the first.
                        case TOO_LATE, DUPLICATE -> known.plusUpTo(ambiguousValid);
                        case INVALID -> known.plusUpTo(ambiguousInvalid);
                        default -> known;
                    });
        }
        return bounds;
    }

    private List<Expectation.Count> counts(Map<Cell, Long> cells) {
        List<Expectation.Count> counts = new ArrayList<>();
        cells.forEach((cell, events) -> {
            if (isExact(cell.outcome())) {
                counts.add(
                        new Expectation.Count(cell.campaignId(), cell.type(), cell.outcome(), cell.minute(), events));
            }
        });
        return counts;
    }

    private List<Expectation.Share> shares(Map<Facet, Long> facets) {
        List<Expectation.Share> shares = new ArrayList<>();
        facets.forEach((facet, events) -> {
            if (isExact(facet.outcome())) {
                shares.add(new Expectation.Share(
                        facet.column(), facet.value(), facet.campaignId(), facet.type(), facet.outcome(), events));
            }
        });
        return shares;
    }

    private boolean isExact(String outcome) {
        return ambiguousValid == 0 || !List.of(DUPLICATE, TOO_LATE).contains(outcome);
    }

    /** Counts as they add up. */
    private static final class Tally {
        private final Map<Cell, Long> cells = new TreeMap<>();
        private final Map<Facet, Long> facets = new TreeMap<>();
        private final Map<String, Long> totals = new TreeMap<>();

        void add(Item item, String outcome, long events) {
            if (events == 0) {
                return;
            }
            String type = item.type().name();
            long minute = Math.floorDiv(item.timeMillis(), 60_000L) * 60;
            cells.merge(new Cell(item.campaignId(), type, outcome, minute), events, Long::sum);
            totals.merge(outcome, events, Long::sum);
            List<String> values = item.facts().values();
            for (int i = 0; i < values.size(); i++) {
                Facet facet = new Facet(Facts.COLUMNS.get(i), values.get(i), item.campaignId(), type, outcome);
                facets.merge(facet, events, Long::sum);
            }
        }
    }
}
