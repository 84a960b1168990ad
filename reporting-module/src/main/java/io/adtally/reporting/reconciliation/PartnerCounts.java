package io.adtally.reporting.reconciliation;

import io.adtally.reporting.query.Dimension;
import io.adtally.reporting.query.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A partner's counts. Its CSV has a header line with day and campaign, perhaps placement, and some of impressions, clicks,
 * conversions; lines of the same day, campaign and placement are added up.
 *
 * @param measures what it counted
 * @param byPlacement whether it says the placement
 * @param counts by series and day
 */
record PartnerCounts(
        List<Measure> measures,
        boolean byPlacement,
        SortedMap<Series, SortedMap<LocalDate, Map<Measure, Long>>> counts) {
    private static final int MOST_LINES = 10_000;
    private static final int MOST_CAMPAIGNS = 100;
    private static final int MOST_DAYS = 92;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    /** Refuses what is no such table, with the line. */
    static PartnerCounts parse(String csv) {
        try (CSVParser parser = CSVParser.parse(csv, FORMAT)) {
            List<String> header = parser.getHeaderNames();
            List<Measure> measures = checkHeader(header);
            boolean byPlacement = header.contains("placement");
            SortedMap<Series, SortedMap<LocalDate, Map<Measure, Long>>> counts = new TreeMap<>();
            for (CSVRecord line : parser) {
                if (line.getRecordNumber() > MOST_LINES) {
                    throw refused(line, "at most " + MOST_LINES + " lines");
                }
                if (!line.isConsistent()) {
                    throw refused(line, header.size() + " values are wanted; found " + line.size());
                }
                Series series =
                        new Series(id(line, Dimension.CAMPAIGN), byPlacement ? id(line, Dimension.PLACEMENT) : "");
                Map<Measure, Long> sums = counts.computeIfAbsent(series, key -> new TreeMap<>())
                        .computeIfAbsent(day(line), key -> new EnumMap<>(Measure.class));
                measures.forEach(measure -> sums.merge(measure, count(line, measure), Long::sum));
            }
            PartnerCounts all = new PartnerCounts(measures, byPlacement, counts);
            all.checkSize();
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from a text
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw RefusedException.badValue("body", "The body is no CSV with a header: " + e.getMessage());
        }
    }

    List<String> campaigns() {
        return counts.keySet().stream().map(Series::campaign).distinct().toList();
    }

    SortedSet<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>();
        counts.values().forEach(byDay -> days.addAll(byDay.keySet()));
        return days;
    }

    private void checkSize() {
        if (counts.isEmpty()) {
            throw RefusedException.badValue("body", "The body has no line after its header");
        }
        if (campaigns().size() > MOST_CAMPAIGNS) {
            throw RefusedException.badValue(
                    "campaign",
                    "At most " + MOST_CAMPAIGNS + " campaigns at once; found "
                            + campaigns().size());
        }
        if (days().first().plusDays(MOST_DAYS).isBefore(days().last())) {
            throw RefusedException.badValue(
                    "day",
                    "Days are at most " + MOST_DAYS + " apart; found " + days().first() + " to " + days().last());
        }
    }

    private static List<Measure> checkHeader(List<String> header) {
        List<String> allowed = new ArrayList<>(List.of("day", "campaign", "placement"));
        allowed.addAll(Measure.columns());
        for (String column : header) {
            if (!allowed.contains(column)) {
                throw RefusedException.notAllowed("body", column, allowed);
            }
        }
        List<Measure> measures = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            if (header.contains(measure.column())) {
                measures.add(measure);
            }
        }
        if (!header.contains("day") || !header.contains("campaign") || measures.isEmpty()) {
            throw RefusedException.badValue(
                    "body",
                    "The header names day, campaign and at least one of " + String.join(", ", Measure.columns())
                            + "; found " + RefusedException.shortened(String.join(",", header)));
        }
        return measures;
    }

    private static String id(CSVRecord line, Dimension dimension) {
        String id = line.get(dimension.parameter());
        if (!dimension.canBe(id)) {
            throw refused(line, "a value of " + dimension.parameter() + " is " + dimension.format());
        }
        return id;
    }

    private static LocalDate day(CSVRecord line) {
        try {
            return LocalDate.parse(line.get("day"));
        } catch (DateTimeException e) {
            throw refused(line, "day is written 2026-11-01; found " + RefusedException.shortened(line.get("day")));
        }
    }

    private static long count(CSVRecord line, Measure measure) {
        String text = line.get(measure.column());
        if (!text.matches("\\d{1,15}")) {
            throw refused(
                    line,
                    String.format(
                            Locale.ROOT,
                            "%s is a whole number; found %s",
                            measure.column(),
                            RefusedException.shortened(text)));
        }
        return Long.parseLong(text);
    }

    private static RefusedException refused(CSVRecord line, String rule) {
        return RefusedException.badValue("body", "Line " + (line.getRecordNumber() + 1) + ": " + rule);
    }
}
