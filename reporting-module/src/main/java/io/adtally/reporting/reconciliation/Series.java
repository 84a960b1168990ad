package io.adtally.reporting.reconciliation;

import java.util.Comparator;

/**
 * What is counted day by day.
 *
 * @param placement empty where the partner does not say it
 */
record Series(String campaign, String placement) implements Comparable<Series> {
    private static final Comparator<Series> ORDER =
            Comparator.comparing(Series::campaign).thenComparing(Series::placement);

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
