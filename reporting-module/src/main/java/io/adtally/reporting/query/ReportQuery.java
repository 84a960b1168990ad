package io.adtally.reporting.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid question for a report.
 *
 * @param groupBy what rows are split by, in this order, each once
 * @param metrics at least one, each once
 * @param asOf the moment whose state is asked for; null for the present
 */
public record ReportQuery(
        TimeRange range,
        Granularity granularity,
        List<Dimension> groupBy,
        List<Metric> metrics,
        Filters filters,
        @Nullable Instant asOf) {
    public ReportQuery {
        groupBy = List.copyOf(groupBy);
        metrics = List.copyOf(metrics);
        if (metrics.isEmpty()) {
            throw RefusedException.badValue("metrics", "metrics takes at least one name");
        }
        refuseRepeated("group_by", groupBy);
        refuseRepeated("metrics", metrics);
    }

    /** The columns by which rows say their currencies: amounts of different currencies are never added. */
    public List<String> currencies() {
        return metrics.stream()
                .map(Metric::currencyColumn)
                .filter(column -> !column.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether an answer holds estimates. */
    public boolean countsUsers() {
        return metrics.stream().anyMatch(metric -> metric.expression().contains("uniq"));
    }

    /** The same question of another range. */
    public ReportQuery within(TimeRange other) {
        return new ReportQuery(other, granularity, groupBy, metrics, filters, asOf);
    }

    /** The same text exactly for questions that have the same rows in the same order. */
    public String canonical() {
        return String.join(
                "|",
                range.toString(),
                granularity.parameter(),
                groupBy.toString(),
                filters.canonical(),
                currencies().toString(),
                String.valueOf(asOf));
    }

    private static void refuseRepeated(String parameter, List<?> words) {
        if (words.stream().distinct().count() < words.size()) {
            throw RefusedException.badValue(parameter, parameter + " names something twice");
        }
    }
}
