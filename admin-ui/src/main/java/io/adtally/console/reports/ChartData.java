package io.adtally.console.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One column of a report by series and place on the axis. The largest series are drawn by themselves, the rest is added up
 * where it can be.
 *
 * @param categories labels of the axis
 * @param series values by series and category; null where there is none
 * @param note what the picture leaves out; may be empty
 */
record ChartData(List<String> categories, Map<String, List<@Nullable BigDecimal>> series, Kind kind, String note) {
    /** What may be done with values. */
    enum Kind {
        /** They add up, also across series. */
        SUM,
        /** They are parts of a whole, in per cent. */
        SHARE,
        /** They stand by themselves. */
        SINGLE
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_SERIES = 6;
    private static final int COLORS = 7;
    private static final int MOST_BARS = 24;
    private static final int MICRO_DIGITS = 6;
    private static final String CURRENCY = "currency";
    private static final String OTHERS = "others";
    private static final DateTimeFormatter KEY = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    ChartData {
        categories = List.copyOf(categories);
    }

    /** @param now after which there is nothing to be drawn yet */
    static ChartData of(Shown shown, String metric, Instant now) {
        Picture picture = new Picture(shown, metric);
        return shown.ask().granularity().equals(Ask.TOTAL) ? picture.total() : picture.overTime(now);
    }

    /** An option of ECharts. */
    String option() {
        ObjectNode option = JSON.createObjectNode();
        option.put("animation", false).put("replace", true);
        option.putObject("tooltip").put("trigger", "axis");
        if (series.size() > 1) {
            option.putObject("legend")
                    .put("type", "scroll")
                    .put("top", 0)
                    .put("left", 0)
                    .put("itemHeight", 8)
                    .put("itemWidth", 12);
        }
        option.putObject("grid")
                .put("left", 8)
                .put("right", 16)
                .put("top", series.size() > 1 ? 34 : 12)
                .put("bottom", 8)
                .put("containLabel", true);
        ArrayNode labels = option.putObject("xAxis").put("type", "category").putArray("data");
        categories.forEach(labels::add);
        ObjectNode values = option.putObject("yAxis").put("type", "value");
        if (kind == Kind.SHARE) {
            values.putObject("axisLabel").put("formatter", "{value} %");
        }
        ArrayNode all = option.putArray("series");
        series.forEach((name, points) -> {
            int color = 1 + all.size() % COLORS;
            ObjectNode one = all.addObject()
                    .put("name", name)
                    .put("type", kind == Kind.SUM ? "bar" : "line")
                    .put("barMaxWidth", 46)
                    .put("colorVariable", "--chart-" + color);
            if (kind == Kind.SUM) {
                one.put("stack", "all");
            }
            ArrayNode data = one.putArray("data");
            points.forEach(data::add);
        });
        return option.toString();
    }

    /** Sorts a report's rows into series. */
    private static final class Picture {
        private final Ask ask;
        private final String metric;
        private final Kind kind;
        private final boolean isMoney;
        private final boolean split;
        private final boolean ofCurrencies;
        private final List<Row> rows;

        Picture(Shown shown, String metric) {
            this.ask = shown.ask();
            this.metric = metric;
            this.isMoney = metric.endsWith("_micros");
            this.kind = shown.columns().stream()
                    .filter(column -> column.name().equals(metric))
                    .findFirst()
                    .map(column -> kind(column.name(), column.unit()))
                    .orElse(Kind.SUM);
            this.split = !shown.report().hasMore();
            this.rows = shown.overTime();
            this.ofCurrencies = kind != Kind.SUM
                    && rows.stream().map(row -> row.word(CURRENCY)).distinct().count() > 1;
        }

        private static Kind kind(String name, String unit) {
            return switch (unit) {
                case "events", "micros" -> Kind.SUM;
                default -> Cells.isShare(name) ? Kind.SHARE : Kind.SINGLE;
            };
        }

        ChartData overTime(Instant now) {
            List<String> keys = buckets(now);
            Map<String, Map<String, BigDecimal>> points = new LinkedHashMap<>();
            rows.forEach(row -> add(points, name(row, ask.groupBy()), row.word(Cells.TIME), row));
            String note = split ? "" : "Not split: there are too many rows to draw";
            return data(keys, keys.stream().map(this::label).toList(), points, note);
        }

        /** A bar for each value of the first dimension, split by the others. */
        ChartData total() {
            List<String> first =
                    ask.groupBy().isEmpty() ? List.of() : ask.groupBy().subList(0, 1);
            List<String> others = ask.groupBy().isEmpty()
                    ? List.of()
                    : ask.groupBy().subList(1, ask.groupBy().size());
            Map<String, Map<String, BigDecimal>> points = new LinkedHashMap<>();
            Map<String, BigDecimal> sums = new LinkedHashMap<>();
            for (Row row : rows) {
                String bar = first.isEmpty() ? "All" : name(row, first);
                add(points, name(row, others), bar, row);
                sums.merge(bar, value(row), BigDecimal::add);
            }
            List<String> bars = sums.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(MOST_BARS)
                    .map(Map.Entry::getKey)
                    .toList();
            String note = bars.size() < sums.size() ? "The " + MOST_BARS + " largest of " + sums.size() : "";
            return data(bars, bars, points, note);
        }

        private void add(Map<String, Map<String, BigDecimal>> points, String series, String category, Row row) {
            points.computeIfAbsent(series, any -> new LinkedHashMap<>()).merge(category, value(row), BigDecimal::add);
        }

        private ChartData data(
                List<String> keys, List<String> labels, Map<String, Map<String, BigDecimal>> points, String note) {
            List<String> largest = points.entrySet().stream()
                    .sorted(Comparator.comparing(
                            (Map.Entry<String, Map<String, BigDecimal>> one) -> sum(one.getValue()),
                            Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .limit(points.size() > MOST_SERIES ? MOST_SERIES - 1 : MOST_SERIES)
                    .toList();
            Map<String, List<@Nullable BigDecimal>> series = new LinkedHashMap<>();
            largest.forEach(name -> series.put(name, values(keys, points.getOrDefault(name, Map.of()))));
            boolean left = largest.size() < points.size();
            if (left && kind == Kind.SUM) {
                Map<String, BigDecimal> rest = new LinkedHashMap<>();
                points.forEach((name, values) -> {
                    if (!largest.contains(name)) {
                        values.forEach((key, value) -> rest.merge(key, value, BigDecimal::add));
                    }
                });
                series.put(OTHERS, values(keys, rest));
            }
            String leftOut = left && kind != Kind.SUM ? "The " + largest.size() + " largest of " + points.size() : note;
            return new ChartData(labels, series, kind, leftOut);
        }

        private List<@Nullable BigDecimal> values(List<String> keys, Map<String, BigDecimal> points) {
            List<@Nullable BigDecimal> values = new ArrayList<>();
            keys.forEach(
                    key -> values.add(kind == Kind.SUM ? points.getOrDefault(key, BigDecimal.ZERO) : points.get(key)));
            return values;
        }

        private String name(Row row, List<String> dimensions) {
            List<String> words = new ArrayList<>();
            if (split) {
                dimensions.forEach(dimension ->
                        words.add(row.word(dimension).isEmpty() ? "no " + dimension : row.word(dimension)));
            }
            if (isMoney || ofCurrencies) {
                String currency = Cells.currency(metric, row);
                words.add(currency.isEmpty() ? "unpriced" : currency);
            }
            return words.isEmpty() ? Cells.label(metric) : String.join(" · ", words);
        }

        private BigDecimal value(Row row) {
            if (isMoney) {
                return BigDecimal.valueOf(row.number(metric), MICRO_DIGITS);
            }
            if (kind == Kind.SUM) {
                return BigDecimal.valueOf(row.number(metric));
            }
            double ratio = row.ratio(metric);
            return new BigDecimal(String.format(Locale.ROOT, "%.3f", Cells.isShare(metric) ? 100 * ratio : ratio));
        }

        /** The starts of all minutes, hours or days until now, as rows name them. */
        private List<String> buckets(Instant now) {
            List<String> keys = new ArrayList<>();
            ZonedDateTime at = ask.range().from();
            while (at.isBefore(ask.range().to()) && !at.toInstant().isAfter(now)) {
                keys.add(KEY.format(at));
                at = switch (ask.granularity()) {
                    case "minute" -> at.plusMinutes(1);
                    case "hour" -> at.plusHours(1);
                    default -> at.toLocalDate().plusDays(1).atStartOfDay(at.getZone());
                };
            }
            return keys;
        }

        private String label(String key) {
            String time = Cells.time(key, ask.granularity());
            return isOfOneDay() ? time.substring(time.length() - 5) : time.substring(5);
        }

        private boolean isOfOneDay() {
            return !ask.granularity().equals("day")
                    && !ask.range().to().isAfter(ask.range().from().plusDays(1));
        }

        private static BigDecimal sum(Map<String, BigDecimal> values) {
            return values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
