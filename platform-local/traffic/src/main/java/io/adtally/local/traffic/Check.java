package io.adtally.local.traffic;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Holds what was counted against what must have been, to the event and the micro-unit. */
final class Check {
    private static final long PAUSE_MILLIS = 500;
    private static final int SHOWN_DIFFERENCES = 10;

    private final Expectation expected;
    private final Ledger ledger;
    private final PrintStream out;
    private final List<String> differences = new ArrayList<>();

    Check(Expectation expected, Ledger ledger, PrintStream out) {
        this.expected = expected;
        this.ledger = ledger;
        this.out = out;
    }

    /** Waits until the totals agree or the time is over, compares everything, prints the ledger; true if all agrees. */
    boolean run(Duration patience) throws IOException, InterruptedException {
        Map<String, Long> found = await(patience);
        out.printf("%-14s %16s %16s %s%n", "outcome", "expected", "found", "");
        TreeSet<String> outcomes = new TreeSet<>(expected.totals().keySet());
        outcomes.addAll(found.keySet());
        for (String outcome : outcomes) {
            Bounds bounds = expected.totals().getOrDefault(outcome, Bounds.exactly(0));
            long count = found.getOrDefault(outcome, 0L);
            out.printf("%-14s %16s %16d %s%n", outcome, bounds, count, bounds.contains(count) ? "" : "DIFFERS");
            if (!bounds.contains(count)) {
                differences.add("total of " + outcome + ": expected " + bounds + ", found " + count);
            }
        }
        compareCells(ledger.cells());
        compareFacets(ledger.facets());
        compareSpend(ledger.spendMicros());
        Map<String, Long> booked = nonZero(ledger.bookedTotals());
        compareAll("rollup's total of ", booked, nonZero(ledger.rollupTotals()));
        compareAll("rollup's ", ledger.bookedCells(), ledger.rollupCells());
        Map<Facet, Long> facets = ledger.bookedFacets();
        facets.keySet().removeIf(facet -> facet.column().equals(Facts.VIEWABILITY));
        for (String bucket : List.of("minute", "hour", "day")) {
            compareAll(bucket + "s' ", facets, ledger.rollupFacets(bucket));
        }
        compareAll("rollup's spend of ", nonZero(ledger.bookedSpendMicros()), nonZero(ledger.rollupSpendMicros()));
        return report(booked);
    }

    private Map<String, Long> await(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Map<String, Long> found = ledger.totals();
            boolean complete = expected.totals().entrySet().stream()
                    .allMatch(total -> total.getValue().contains(found.getOrDefault(total.getKey(), 0L)));
            // A view's rows are visible a moment after those they were made from.
            complete = complete && nonZero(ledger.rollupTotals()).equals(nonZero(ledger.bookedTotals()));
            if (complete || System.nanoTime() > deadline) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static Map<String, Long> nonZero(Map<String, Long> totals) {
        Map<String, Long> kept = new TreeMap<>(totals);
        kept.values().removeIf(count -> count == 0);
        return kept;
    }

    private <K extends Comparable<K>> void compareAll(String what, Map<K, Long> wanted, Map<K, Long> found) {
        TreeSet<K> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(found.keySet());
        for (K key : keys) {
            compare(what + key, wanted.getOrDefault(key, 0L), found.getOrDefault(key, 0L));
        }
    }

    private void compareCells(Map<Cell, Long> found) {
        Map<Cell, Long> wanted = new TreeMap<>();
        for (Expectation.Count count : expected.cells()) {
            wanted.put(new Cell(count.campaignId(), count.type(), count.outcome(), count.minute()), count.events());
        }
        compareExact(Cell::outcome, wanted, found);
    }

    private void compareFacets(Map<Facet, Long> found) {
        Map<Facet, Long> wanted = new TreeMap<>();
        for (Expectation.Share share : expected.shares()) {
            wanted.put(
                    new Facet(share.column(), share.value(), share.campaignId(), share.type(), share.outcome()),
                    share.events());
        }
        compareExact(Facet::outcome, wanted, found);
    }

    /** Compares what is in outcomes that are foretold to the event. */
    private <K extends Comparable<K>> void compareExact(
            Function<K, String> outcomeOf, Map<K, Long> wanted, Map<K, Long> found) {
        Set<String> bounded = new HashSet<>(Set.of(Oracle.INVALID)); // its minutes are the collector's
        expected.totals().forEach((outcome, bounds) -> {
            if (bounds.min() != bounds.max()) {
                bounded.add(outcome);
            }
        });
        Map<K, Long> exact = new TreeMap<>(found);
        exact.keySet().removeIf(key -> bounded.contains(outcomeOf.apply(key)));
        compareAll("", wanted, exact);
    }

    private void compareSpend(Map<String, Long> found) {
        compareAll("spend of ", nonZero(expected.spendMicros()), nonZero(found));
    }

    private void compare(String what, long wanted, long found) {
        if (wanted != found) {
            differences.add(what + ": expected " + wanted + ", found " + found);
        }
    }

    private boolean report(Map<String, Long> booked) {
        long spend = expected.spendMicros().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        out.printf(
                "%,d events sent, %,d campaign-minute cells, %,d micros spent in all currencies%n",
                expected.sent(), expected.cells().size(), spend);
        long quarantined = booked.getOrDefault("quarantined", 0L);
        long dropped = booked.getOrDefault("sivt", 0L);
        if (quarantined + dropped > 0) {
            out.printf(
                    "Counted above as if no score had kept them back: %,d quarantined, %,d dropped as sivt%n",
                    quarantined, dropped);
        }
        if (differences.isEmpty()) {
            out.println("Every count and every amount agrees.");
            return true;
        }
        out.println(differences.size() + " differences:");
        differences.stream().limit(SHOWN_DIFFERENCES).forEach(difference -> out.println("  " + difference));
        return false;
    }
}
