package io.adtally.reporting.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A column of figures. The vocabulary, {@link #ALL}, is the only place in which metrics are named, explained and defined.
 *
 * @param name in requests and of the answer's column
 * @param unit what a figure is
 * @param meaning for people
 * @param expression over rows of a rollup, with the columns event_type, outcome and the measures
 */
public record Metric(String name, Unit unit, String meaning, String expression) {
    /** What a figure is. */
    public enum Unit {
        /** A whole number of events. */
        EVENTS,
        /** Millionths of a currency that the row names. */
        MICROS,
        /** An estimated number of people. */
        USERS,
        /** A quotient; null where it would be divided by nothing. */
        RATIO
    }

    /** The standard error of an estimated number of users, as a fraction of it; small numbers are exact. */
    public static final double USERS_ERROR = 0.006;

    /** Every metric there is, by name, in the order in which they are explained. */
    public static final Map<String, Metric> ALL = vocabulary();

    /** What is answered when nobody says otherwise. */
    public static final List<Metric> USUAL =
            of("impressions_gross", "impressions_net", "clicks_net", "conversions_net", "spend_micros");

    public static List<Metric> of(String... names) {
        List<Metric> metrics = new ArrayList<>();
        for (String name : names) {
            metrics.add(named("metrics", name));
        }
        return List.copyOf(metrics);
    }

    /** The metric of that name; a refusal of the parameter lists all. */
    public static Metric named(String parameter, String name) {
        Metric metric = ALL.get(name);
        if (metric == null) {
            throw RefusedException.notAllowed(parameter, name, List.copyOf(ALL.keySet()));
        }
        return metric;
    }

    /** The column that must say which currency an amount is in; "" if this is no amount. */
    String currencyColumn() {
        if (unit != Unit.MICROS) {
            return "";
        }
        return expression.contains("value_micros") ? "value_currency" : "currency";
    }

    private static Map<String, Metric> vocabulary() {
        Vocabulary words = new Vocabulary();
        words.counts("impressions", "IMPRESSION");
        words.viewability();
        words.counts("clicks", "CLICK");
        words.counts("conversions", "CONVERSION");
        words.moneyAndUsers();
        words.ratios();
        return words.metrics;
    }

    private static final class Vocabulary {
        private final Map<String, Metric> metrics = new LinkedHashMap<>();

        void counts(String events, String type) {
            for (Counted counted : Counted.values()) {
                sum(
                        events + "_" + counted.suffix(),
                        Unit.EVENTS,
                        counted.meaning(events),
                        "events",
                        counted.condition(type));
            }
            sum(
                    events + "_late",
                    Unit.EVENTS,
                    "Of the gross " + events
                            + ", those received more than a minute after they happened. They are counted in"
                            + " the other columns, too.",
                    "late_events",
                    Counted.GROSS.condition(type));
        }

        /** Measurements are events of their own, counted where they happened. */
        void viewability() {
            String measurement = Counted.NET.condition("VIEWABLE");
            sum(
                    "impressions_measured",
                    Unit.EVENTS,
                    "Impressions whose visibility was measured, by the time of the measurement.",
                    "viewable_measured",
                    measurement);
            sum(
                    "impressions_viewable",
                    Unit.EVENTS,
                    "Measured impressions of which at least half was in view for a second without break (MRC,"
                            + " display). Each is counted and charged once, however many views of it are sent.",
                    "viewable",
                    measurement);
            put(
                    "impressions_undetermined",
                    Unit.EVENTS,
                    "Net impressions of which nobody can say whether they were seen: net minus measured. Below 0 where"
                            + " a measurement falls into a later minute, hour or day than its impression.",
                    expression("impressions_net") + " - " + expression("impressions_measured"));
        }

        void moneyAndUsers() {
            put(
                    "spend_micros",
                    Unit.MICROS,
                    "What is charged, in millionths of currency, by the prices in force when the events happened.",
                    "sum(spend_micros)");
            sum(
                    "conversion_value_micros",
                    Unit.MICROS,
                    "What the net conversions were worth by the advertiser's own word, in millionths of"
                            + " value_currency.",
                    "value_micros",
                    Counted.NET.condition("CONVERSION"));
            users("users", "Different users with a net impression", Counted.NET);
            users("users_gross", "Different users with any impression", Counted.GROSS);
        }

        void ratios() {
            ratio("ctr", "clicks_net", "impressions_net", "Click-through rate");
            ratio("conversion_rate", "conversions_net", "clicks_net", "Conversions a click");
            ratio("measured_rate", "impressions_measured", "impressions_net", "Share whose visibility was measured");
            ratio("viewable_rate", "impressions_viewable", "impressions_measured", "Viewability");
            ratio("frequency", "impressions_net", "users", "Impressions a user");
            for (String events : List.of("impressions", "clicks", "conversions")) {
                String gross = events + "_gross";
                put(
                        events + "_ivt_rate",
                        Unit.RATIO,
                        "Share of invalid traffic: (" + events + "_givt + " + events + "_sivt) / " + gross + ".",
                        "(" + expression(events + "_givt") + " + " + expression(events + "_sivt") + ") / nullIf("
                                + expression(gross) + ", 0)");
            }
        }

        private void users(String name, String who, Counted counted) {
            put(
                    name,
                    Unit.USERS,
                    who + ", by their hashed id; estimated with a standard error of " + USERS_ERROR * 100
                            + " %. Does not fall when an impression is taken back.",
                    "uniqCombined64MergeIf(15)(users, " + counted.condition("IMPRESSION") + ")");
        }

        private void ratio(String name, String above, String below, String what) {
            put(
                    name,
                    Unit.RATIO,
                    what + ": " + above + " / " + below + ".",
                    expression(above) + " / nullIf(" + expression(below) + ", 0)");
        }

        private String expression(String name) {
            return Objects.requireNonNull(metrics.get(name), name).expression();
        }

        private void sum(String name, Unit unit, String meaning, String measure, String condition) {
            put(name, unit, meaning, "sumIf(" + measure + ", " + condition + ")");
        }

        private void put(String name, Unit unit, String meaning, String expression) {
            metrics.put(name, new Metric(name, unit, meaning, expression));
        }
    }
}
