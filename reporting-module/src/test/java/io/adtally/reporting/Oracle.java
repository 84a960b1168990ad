package io.adtally.reporting;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What reports must say, reckoned from the entries without any of the code that is tested. */
final class Oracle {
    /** What rows are split by, their times written as the API does. */
    record Question(
            Instant from, Instant to, ZoneId zone, String granularity, List<String> groupBy, boolean byCurrency) {}

    private Oracle() {}

    /** Cells by key (time, dimensions, currencies) and metric; rows of noughts only are left out. */
    static Map<List<String>, Map<String, @Nullable Double>> rows(List<Entry> entries, Question question) {
        Map<List<String>, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (!entry.happened().isBefore(question.from()) && entry.happened().isBefore(question.to())) {
                groups.computeIfAbsent(key(entry, question), key -> new ArrayList<>())
                        .add(entry);
            }
        }
        Map<List<String>, Map<String, @Nullable Double>> rows = new LinkedHashMap<>();
        groups.forEach((key, group) -> {
            Map<String, @Nullable Double> metrics = metrics(group);
            if (metrics.values().stream().anyMatch(value -> value != null && value != 0)) {
                rows.put(key, metrics);
            }
        });
        return rows;
    }

    private static List<String> key(Entry entry, Question question) {
        List<String> key = new ArrayList<>();
        ZonedDateTime local = entry.happened().atZone(question.zone());
        switch (question.granularity()) {
            case "minute" -> key.add(text(local.truncatedTo(ChronoUnit.MINUTES)));
            case "hour" -> key.add(text(local.truncatedTo(ChronoUnit.HOURS)));
            case "day" -> key.add(text(local.toLocalDate().atStartOfDay(question.zone())));
            default -> {}
        }
        question.groupBy().forEach(dimension -> key.add(entry.dimensions().getOrDefault(dimension, "?")));
        if (question.byCurrency()) {
            key.add(entry.currency());
            key.add(entry.valueCurrency());
        }
        return key;
    }

    static Map<String, @Nullable Double> metrics(List<Entry> group) {
        Map<String, @Nullable Double> metrics = new TreeMap<>();
        Map<String, String> types = Map.of("impressions", "IMPRESSION", "clicks", "CLICK", "conversions", "CONVERSION");
        types.forEach((events, type) -> {
            Predicate<Entry> ofType = entry -> entry.type().equals(type);
            Predicate<Entry> gross = ofType.and(entry -> !entry.outcome().equals("invalid"));
            metrics.put(events + "_gross", sum(group, gross, Entry::sign));
            for (String outcome : List.of("givt", "sivt", "quarantined", "duplicate", "unmatched", "too_late")) {
                metrics.put(
                        events + "_" + outcome,
                        sum(group, ofType.and(entry -> entry.outcome().equals(outcome)), Entry::sign));
            }
            metrics.put(events + "_net", sum(group, ofType.and(Oracle::isNet), Entry::sign));
            metrics.put(events + "_late", sum(group, gross.and(Entry::isLate), Entry::sign));
            metrics.put(
                    events + "_ivt_rate",
                    ratio(
                            value(metrics, events + "_givt") + value(metrics, events + "_sivt"),
                            value(metrics, events + "_gross")));
        });
        Predicate<Entry> views = entry -> entry.type().equals("VIEWABLE") && isNet(entry);
        metrics.put(
                "impressions_measured",
                sum(group, views.and(view -> !view.viewability().equals("undetermined")), Entry::sign));
        metrics.put(
                "impressions_viewable",
                sum(group, views.and(view -> view.viewability().equals("viewable")), Entry::sign));
        metrics.put(
                "impressions_undetermined", value(metrics, "impressions_net") - value(metrics, "impressions_measured"));
        metrics.put("spend_micros", sum(group, entry -> true, entry -> entry.sign() * entry.spendMicros()));
        metrics.put(
                "conversion_value_micros",
                sum(
                        group,
                        entry -> entry.type().equals("CONVERSION") && isNet(entry),
                        entry -> entry.sign() * entry.valueMicros()));
        metrics.put("users", users(group, Oracle::isNet));
        metrics.put("users_gross", users(group, entry -> !entry.outcome().equals("invalid")));
        metrics.put("ctr", ratio(value(metrics, "clicks_net"), value(metrics, "impressions_net")));
        metrics.put("conversion_rate", ratio(value(metrics, "conversions_net"), value(metrics, "clicks_net")));
        metrics.put("measured_rate", ratio(value(metrics, "impressions_measured"), value(metrics, "impressions_net")));
        metrics.put(
                "viewable_rate", ratio(value(metrics, "impressions_viewable"), value(metrics, "impressions_measured")));
        metrics.put("frequency", ratio(value(metrics, "impressions_net"), value(metrics, "users")));
        return metrics;
    }

    private static boolean isNet(Entry entry) {
        return entry.outcome().equals("billable");
    }

    private static double sum(List<Entry> group, Predicate<Entry> which, ToLongFunction<Entry> what) {
        return group.stream().filter(which).mapToLong(what).sum();
    }

    /** Everybody who was ever counted. */
    private static double users(List<Entry> group, Predicate<Entry> which) {
        Set<String> users = group.stream()
                .filter(entry -> entry.type().equals("IMPRESSION") && entry.sign() == 1 && which.test(entry))
                .map(Entry::user)
                .filter(user -> !user.isEmpty())
                .collect(Collectors.toSet());
        return users.size();
    }

    private static double value(Map<String, @Nullable Double> metrics, String name) {
        Double value = metrics.get(name);
        return value == null ? 0 : value;
    }

    private static @Nullable Double ratio(double above, double below) {
        return below == 0 ? null : above / below;
    }

    private static String text(ZonedDateTime time) {
        return time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx"));
    }
}
