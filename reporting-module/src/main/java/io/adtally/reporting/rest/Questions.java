package io.adtally.reporting.rest;

import io.adtally.reporting.export.JobQuestions;
import io.adtally.reporting.query.Dimension;
import io.adtally.reporting.query.Filters;
import io.adtally.reporting.query.Granularity;
import io.adtally.reporting.query.Metric;
import io.adtally.reporting.query.RefusedException;
import io.adtally.reporting.query.ReportQuery;
import io.adtally.reporting.query.TimeRange;
import io.adtally.reporting.report.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Turns parameters into valid questions; each refusal names the parameter. Thread-safe. */
@Component
class Questions implements JobQuestions {
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final String UTC = "UTC";

    private final RangeSettings ranges;
    private final Freshness freshness;
    private final Clock clock;

    Questions(RangeSettings ranges, Freshness freshness, Clock clock) {
        this.ranges = ranges;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** A question whose metrics the caller chooses. */
    ReportQuery performance(Parameters parameters) {
        Granularity granularity = granularity(parameters);
        return question(parameters, granularity, metrics(parameters), ranges.longest(granularity));
    }

    @Override
    public ReportQuery question(Map<String, List<String>> given) {
        Parameters parameters = new Parameters(MultiValueMap.fromMultiValue(given), ApiParameters.EXPORT.names());
        Granularity granularity = granularity(parameters);
        return question(parameters, granularity, metrics(parameters), ranges.longestExport(granularity));
    }

    /** A question with metrics that are given. */
    ReportQuery question(Parameters parameters, Granularity granularity, List<Metric> metrics) {
        return question(parameters, granularity, metrics, ranges.longest(granularity));
    }

    private ReportQuery question(
            Parameters parameters, Granularity granularity, List<Metric> metrics, Duration longest) {
        List<Dimension> groupBy = parameters.list("group_by").stream()
                .map(name -> Dimension.of("group_by", name))
                .toList();
        return new ReportQuery(
                range(parameters, granularity, longest),
                granularity,
                groupBy,
                metrics,
                filters(parameters),
                asOf(parameters));
    }

    Filters filters(Parameters parameters) {
        Map<Dimension, List<String>> values = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            List<String> given = parameters.list(dimension.parameter());
            if (!given.isEmpty()) {
                values.put(dimension, given);
            }
        }
        return new Filters(values, parameters.text("currency").orElse(null));
    }

    /** A moment; days and local times are those of the parameter tz. */
    Instant moment(Parameters parameters, String name) {
        return TimeRange.moment(name, parameters.required(name), zone(parameters));
    }

    private static Granularity granularity(Parameters parameters) {
        return Granularity.of(parameters.required("granularity"));
    }

    private static List<Metric> metrics(Parameters parameters) {
        List<Metric> metrics = parameters.list("metrics").stream()
                .map(name -> Metric.named("metrics", name))
                .toList();
        return metrics.isEmpty() ? Metric.USUAL : metrics;
    }

    private TimeRange range(Parameters parameters, Granularity granularity, Duration longest) {
        TimeRange range = new TimeRange(moment(parameters, "from"), moment(parameters, "to"), zone(parameters));
        Instant now = clock.instant();
        if (range.from().isBefore(now.minus(ranges.kept()))) {
            throw RefusedException.badValue(
                    "from", "from is at most " + ranges.kept().toDays() + " days ago; found " + range.from());
        }
        if (range.to().isAfter(now.plus(AHEAD))) {
            throw RefusedException.badValue(
                    "to", "to is at most " + AHEAD.toDays() + " days ahead; found " + range.to());
        }
        // A day of a zone can be an hour longer.
        if (range.length().compareTo(longest.plusHours(1)) > 0) {
            throw RefusedException.badValue(
                    "to",
                    "from and to are at most " + longest.toDays() + " days apart at granularity "
                            + granularity.parameter() + "; found "
                            + range.length().toHours()
                            + " hours. Choose a shorter range or a coarser granularity, or make a report job");
        }
        return range;
    }

    /** The moment whose state is asked for; null for the present. */
    @Nullable
    Instant asOf(Parameters parameters) {
        return parameters
                .text("as_of")
                .map(text -> freshness.checkSettled("as_of", TimeRange.moment("as_of", text, zone(parameters))))
                .orElse(null);
    }

    static ZoneId zone(Parameters parameters) {
        return TimeRange.zone(parameters.text("tz").orElse(UTC));
    }
}
