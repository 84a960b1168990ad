package io.adtally.console.reports;

import io.adtally.reporting.client.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see.
 *
 * @param advertiserId the only advertiser; null for all that may be seen
 * @param granularity minute, hour, day or total
 * @param groupBy dimensions by their names
 * @param metrics columns by their names, at least one
 * @param currency ISO 4217; null for all
 */
record Ask(
        @Nullable String advertiserId,
        Range range,
        String granularity,
        List<String> groupBy,
        List<String> metrics,
        @Nullable String currency) {
    static final String TOTAL = "total";

    Ask {
        groupBy = List.copyOf(groupBy);
        metrics = List.copyOf(metrics);
    }

    /** For the rows of the table. */
    Question rows() {
        Question question = limited(range.question(granularity)).metrics(metrics.toArray(String[]::new));
        return groupBy.isEmpty() ? question : question.groupBy(groupBy.toArray(String[]::new));
    }

    /** For the same figures over time, not split. */
    Question overTime() {
        return limited(range.question(granularity)).metrics(metrics.toArray(String[]::new));
    }

    /** For some figures of the whole range. */
    Question total(String... figures) {
        return limited(range.question(TOTAL)).metrics(figures);
    }

    /** For a file that holds the rows. */
    String fileName() {
        return "report-" + range.from().toLocalDate() + "-to-"
                + range.to().minusMinutes(1).toLocalDate() + "-by-" + granularity + ".csv";
    }

    private Question limited(Question question) {
        return currency == null ? question : question.currency(currency);
    }
}
