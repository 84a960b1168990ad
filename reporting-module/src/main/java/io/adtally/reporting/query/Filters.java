package io.adtally.reporting.query;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a report is limited to.
 *
 * @param values for each limited dimension those that count, at least one
 * @param currency the only currency; null for all
 */
public record Filters(
        Map<Dimension, List<String>> values, @Nullable String currency) {
    /** No limits. */
    public static final Filters NONE = new Filters(Map.of(), null);

    private static final int MOST_VALUES = 100;

    public Filters {
        EnumMap<Dimension, List<String>> checked = new EnumMap<>(Dimension.class);
        values.forEach((dimension, allowed) -> checked.put(dimension, check(dimension, allowed)));
        values = Map.copyOf(checked);
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            throw RefusedException.badValue(
                    "currency",
                    "currency is three capital letters (ISO 4217); found \"" + RefusedException.shortened(currency)
                            + "\"");
        }
    }

    private static List<String> check(Dimension dimension, List<String> allowed) {
        String parameter = dimension.parameter();
        if (allowed.isEmpty() || allowed.size() > MOST_VALUES) {
            throw RefusedException.badValue(
                    parameter, parameter + " takes 1 to " + MOST_VALUES + " values; found " + allowed.size());
        }
        for (String value : allowed) {
            if (!dimension.canBe(value)) {
                throw RefusedException.badValue(
                        parameter,
                        "A value of " + parameter + " is " + dimension.format() + "; found \""
                                + RefusedException.shortened(value) + "\"");
            }
        }
        return List.copyOf(allowed);
    }

    /** The same in the same words whatever the order in which they were given. */
    String canonical() {
        Map<String, List<String>> sorted = new TreeMap<>();
        values.forEach((dimension, allowed) ->
                sorted.put(dimension.parameter(), allowed.stream().sorted().toList()));
        return sorted + " " + currency;
    }
}
