package io.adtally.local.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds every figure that the reporting API gives for a run against what is in the books, which the oracle's check covers:
 * by minute, hour, day (of three zones) and in total, split by campaign and by whatever else reports divide by.
 */
final class ReportCheck {
    private static final Map<String, String> OUTCOMES = Map.of(
            "net", "billable",
            "givt", "givt",
            "sivt", "sivt",
            "quarantined", "quarantined",
            "duplicate", "duplicate",
            "unmatched", "unmatched",
            "too_late", "too_late");
    private static final Map<String, String> TYPES =
            Map.of("impressions", "IMPRESSION", "clicks", "CLICK", "conversions", "CONVERSION");
    /** An hour apart, half an hour apart, and none. */
    private static final List<String> ZONES = List.of("UTC", "America/New_York", "Asia/Kolkata");

    private static final Map<String, String> DIMENSIONS = Facts.COLUMNS.stream()
            .filter(column -> !column.equals(Facts.VIEWABILITY))
            .collect(Collectors.toMap(column -> column.replace("_id", ""), column -> column));

    private final ReportingApi api;
    private final Map<Cell, Long> cells;
    private final Map<Facet, Long> facets;
    private final Map<String, Long> spendMicros;
    private final Instant from;
    private final Instant to;
    private final List<String> differences = new ArrayList<>();
    private long compared;

    /** A figure of a report: a metric of a row. */
    private record Figure(String report, String row, String metric) implements Comparable<Figure> {
        private static final Comparator<Figure> ORDER =
                Comparator.comparing(Figure::report).thenComparing(Figure::row).thenComparing(Figure::metric);

        @Override
        public int compareTo(Figure other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Of a run that has been counted.
     *
     * @param cells at least one
     * @param spendMicros by campaign
     */
    ReportCheck(ReportingApi api, Map<Cell, Long> cells, Map<Facet, Long> facets, Map<String, Long> spendMicros) {
        this.api = api;
        this.spendMicros = Map.copyOf(spendMicros);
        this.cells = new TreeMap<>(cells);
        this.facets = new TreeMap<>(facets);
        this.cells.keySet().removeIf(cell -> !OUTCOMES.containsValue(cell.outcome()));
        this.facets.keySet().removeIf(facet -> !OUTCOMES.containsValue(facet.outcome()));
        long first = this.cells.keySet().stream().mapToLong(Cell::minute).min().orElseThrow();
        long last = this.cells.keySet().stream().mapToLong(Cell::minute).max().orElseThrow();
        this.from = Instant.ofEpochSecond(first).truncatedTo(ChronoUnit.HOURS);
        this.to = Instant.ofEpochSecond(last).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    /** The figures that differ. */
    List<String> differences() throws IOException, InterruptedException {
        for (String granularity : List.of("minute", "hour", "day")) {
            for (String zone : ZONES) {
                times(granularity, ZoneId.of(zone));
            }
        }
        for (Map.Entry<String, String> dimension : DIMENSIONS.entrySet()) {
            dimension(dimension.getKey(), dimension.getValue());
        }
        spendAndViewability();
        return differences;
    }

    /** How many figures were compared. */
    long compared() {
        return compared;
    }

    private void times(String granularity, ZoneId zone) throws IOException, InterruptedException {
        String report = granularity + " " + zone;
        Map<Figure, Long> wanted = new TreeMap<>();
        cells.forEach((cell, events) -> {
            if (TYPES.containsValue(cell.type())) {
                String row = start(granularity, zone, cell.minute()) + " " + cell.campaignId();
                wanted.merge(new Figure(report, row, metric(cell.type(), cell.outcome())), events, Long::sum);
            }
        });
        compare(
                report,
                wanted,
                metrics(),
                Map.of("granularity", granularity, "group_by", "campaign", "tz", zone.getId()),
                List.of("campaign"));
    }

    private void dimension(String dimension, String column) throws IOException, InterruptedException {
        String report = "total by " + dimension;
        Map<Figure, Long> wanted = new TreeMap<>();
        facets.forEach((facet, events) -> {
            if (facet.column().equals(column) && TYPES.containsValue(facet.type())) {
                String row = facet.campaignId() + " " + facet.value();
                wanted.merge(new Figure(report, row, metric(facet.type(), facet.outcome())), events, Long::sum);
            }
        });
        compare(
                report,
                wanted,
                metrics(),
                Map.of("granularity", "total", "group_by", "campaign," + dimension),
                List.of("campaign", dimension));
    }

    private void spendAndViewability() throws IOException, InterruptedException {
        String report = "total";
        Map<Figure, Long> wanted = new TreeMap<>();
        spendMicros.forEach((campaign, micros) -> {
            if (micros != 0) {
                wanted.put(new Figure(report, campaign, "spend_micros"), micros);
            }
        });
        facets.forEach((facet, events) -> {
            boolean counts = facet.type().equals("VIEWABLE") && facet.outcome().equals("billable");
            if (counts && facet.column().equals(Facts.VIEWABILITY)) {
                if (!facet.value().equals("undetermined")) {
                    wanted.merge(new Figure(report, facet.campaignId(), "impressions_measured"), events, Long::sum);
                }
                if (facet.value().equals("viewable")) {
                    wanted.merge(new Figure(report, facet.campaignId(), "impressions_viewable"), events, Long::sum);
                }
            }
        });
        compare(
                report,
                wanted,
                List.of("impressions_measured", "impressions_viewable", "spend_micros"),
                Map.of("granularity", "total", "group_by", "campaign"),
                List.of("campaign"));
    }

    private void compare(
            String report,
            Map<Figure, Long> wanted,
            List<String> metrics,
            Map<String, String> question,
            List<String> keys)
            throws IOException, InterruptedException {
        Map<String, String> parameters = new TreeMap<>(question);
        parameters.put("from", from.toString());
        parameters.put("to", to.toString());
        parameters.put("metrics", String.join(",", metrics));
        parameters.put("campaign", String.join(",", campaigns()));
        Map<Figure, Long> found = new TreeMap<>();
        for (JsonNode row : api.rows(parameters)) {
            List<String> words = new ArrayList<>();
            if (row.has("time")) {
                words.add(Long.toString(
                        OffsetDateTime.parse(row.path("time").asText()).toEpochSecond()));
            }
            for (String key : keys) {
                words.add(row.path(key).asText());
            }
            for (String metric : metrics) {
                // Rows of amounts are divided by currency, too.
                found.merge(
                        new Figure(report, String.join(" ", words), metric),
                        row.path(metric).asLong(),
                        Long::sum);
            }
        }
        Set<Figure> all = new TreeSet<>(wanted.keySet());
        all.addAll(found.keySet());
        for (Figure figure : all) {
            compared++;
            long expected = wanted.getOrDefault(figure, 0L);
            long answered = found.getOrDefault(figure, 0L);
            if (expected != answered) {
                differences.add("report " + figure + ": expected " + expected + ", answered " + answered);
            }
        }
    }

    private static long start(String granularity, ZoneId zone, long minute) {
        var time = Instant.ofEpochSecond(minute).atZone(zone);
        return switch (granularity) {
            case "day" -> time.toLocalDate().atStartOfDay(zone).toEpochSecond();
            case "hour" -> time.truncatedTo(ChronoUnit.HOURS).toEpochSecond();
            default -> minute;
        };
    }

    private Set<String> campaigns() {
        return cells.keySet().stream().map(Cell::campaignId).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> metrics() {
        return TYPES.keySet().stream()
                .flatMap(events -> OUTCOMES.keySet().stream().map(counted -> events + "_" + counted))
                .sorted()
                .toList();
    }

    private static String metric(String type, String outcome) {
        return key(TYPES, type) + "_" + key(OUTCOMES, outcome);
    }

    private static String key(Map<String, String> map, String value) {
        return map.entrySet().stream()
                .filter(entry -> Objects.equals(entry.getValue(), value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
