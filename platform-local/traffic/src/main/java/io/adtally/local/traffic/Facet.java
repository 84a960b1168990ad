package io.adtally.local.traffic;

import java.util.Comparator;

/**
 * Where events are counted, whenever they happened.
 *
 * @param column one of {@link Facts#COLUMNS}
 * @param type the event type
 */
record Facet(String column, String value, String campaignId, String type, String outcome) implements Comparable<Facet> {
    private static final Comparator<Facet> ORDER = Comparator.comparing(Facet::column)
            .thenComparing(Facet::value)
            .thenComparing(Facet::campaignId)
            .thenComparing(Facet::type)
            .thenComparing(Facet::outcome);

    @Override
    public int compareTo(Facet other) {
        return ORDER.compare(this, other);
    }
}
