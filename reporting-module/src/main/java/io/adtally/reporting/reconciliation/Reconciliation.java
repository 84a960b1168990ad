package io.adtally.reporting.reconciliation;

import io.adtally.reporting.books.Books;
import io.adtally.reporting.query.Dimension;
import io.adtally.reporting.query.Filters;
import io.adtally.reporting.query.Granularity;
import io.adtally.reporting.query.Metric;
import io.adtally.reporting.query.ReportQuery;
import io.adtally.reporting.query.Scope;
import io.adtally.reporting.query.TimeRange;
import io.adtally.reporting.report.Performance;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Holds a partner's counts against ours, hour by hour, so that days that begin elsewhere are seen. Thread-safe. */
@Service
public class Reconciliation {
    private final Performance performance;
    private final Books books;

    Reconciliation(Performance performance, Books books) {
        this.performance = performance;
        this.books = books;
    }

    /**
     * What came of it.
     *
     * @param question what of ours was compared
     */
    public record Result(ReportQuery question, List<Difference> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Compares by days of a zone.
     *
     * @param csv header and lines, see {@link PartnerCounts}; refused if it is something else
     * @param asOf the moment whose state is compared; null for the present
     */
    public Result compare(String csv, ZoneId zone, @Nullable Instant asOf, Scope scope) {
        PartnerCounts partner = PartnerCounts.parse(csv);
        ReportQuery question = question(partner, zone, asOf);
        Map<Series, OwnCounts> own = own(question, scope);
        SortedSet<LocalDate> days = partner.days();
        List<Difference> differences = new ArrayList<>();
        partner.counts().forEach((series, counts) -> partner.measures()
                .forEach(measure -> differences.addAll(
                        new Comparison(series, measure, counts, own.getOrDefault(series, new OwnCounts()), days, zone)
                                .differences())));
        return new Result(question, differences);
    }

    private Map<Series, OwnCounts> own(ReportQuery question, Scope scope) {
        Map<Series, OwnCounts> own = new HashMap<>();
        for (JsonNode row : books.rows(performance.select(question, scope, Performance.Times.TEXT))) {
            Series series = new Series(
                    row.path(Dimension.CAMPAIGN.parameter()).asString(),
                    row.path(Dimension.PLACEMENT.parameter()).asString(""));
            Instant hour = OffsetDateTime.parse(row.path("time").asString()).toInstant();
            OwnCounts counts = own.computeIfAbsent(series, key -> new OwnCounts());
            question.metrics()
                    .forEach(metric -> counts.add(
                            hour, metric.name(), row.path(metric.name()).asLong()));
        }
        return own;
    }

    private static ReportQuery question(PartnerCounts partner, ZoneId zone, @Nullable Instant asOf) {
        SortedSet<LocalDate> days = partner.days();
        // A day more at both ends, for days that begin elsewhere.
        TimeRange range = new TimeRange(
                days.first().minusDays(1).atStartOfDay(zone).toInstant(),
                days.last().plusDays(2).atStartOfDay(zone).toInstant(),
                zone);
        Set<String> metrics = new LinkedHashSet<>();
        for (Measure measure : partner.measures()) {
            metrics.add(measure.net());
            Cause.counted().forEach(cause -> metrics.add(measure.metric(cause)));
        }
        List<Dimension> groupBy =
                partner.byPlacement() ? List.of(Dimension.CAMPAIGN, Dimension.PLACEMENT) : List.of(Dimension.CAMPAIGN);
        return new ReportQuery(
                range,
                Granularity.HOUR,
                groupBy,
                Metric.of(metrics.toArray(String[]::new)),
                new Filters(Map.of(Dimension.CAMPAIGN, partner.campaigns()), null),
                asOf);
    }
}
