package io.adtally.console.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adtally.console.widget.Formats;
import io.adtally.console.widget.Signals;
import io.adtally.platform.model.Drift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options of the drift panel's charts. */
final class DriftCharts {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Bars of a logarithmic axis stand on it; by themselves they would hang from 1. */
    private static final double LEAST = 1e-5;

    private static final List<String> COLORS = List.of("--chart-1", "--chart-4");

    private DriftCharts() {}

    /** The stability index of each quantity, a bar a model; lying, as the quantities have long names. */
    static String indexes(List<Drift> drifts) {
        Drift widest = drifts.stream()
                .max(Comparator.comparingInt(drift -> drift.shifts().size()))
                .orElseThrow();
        ObjectNode option = base();
        option.putObject("xAxis").put("type", "value");
        ObjectNode names = option.putObject("yAxis").put("type", "category").put("inverse", true);
        names.putObject("axisLabel").put("interval", 0); // every one of them
        ArrayNode data = names.putArray("data");
        widest.shifts().forEach(shift -> data.add(Signals.words(shift.name())));
        for (Drift drift : drifts) {
            ArrayNode bars = series(option, Formats.words(drift.seat()), "bar", color(drift, drifts));
            for (Drift.Shift wanted : widest.shifts()) {
                bars.add(index(drift, wanted.name()));
            }
        }
        return option.toString();
    }

    private static @Nullable Double index(Drift drift, String name) {
        for (Drift.Shift shift : drift.shifts()) {
            if (shift.name().equals(name)) {
                return shift.stabilityIndex();
            }
        }
        return null;
    }

    /** Shares of scored events by score: found, and expected as a line. */
    static String scores(List<Drift> drifts) {
        List<String> ranges = new ArrayList<>();
        drifts.getFirst().shifts().getLast().edges().forEach(edge -> ranges.add("to " + edge));
        ranges.add("to 1");
        ObjectNode option = base();
        ObjectNode places = option.putObject("xAxis").put("type", "category");
        places.putObject("axisLabel").put("rotate", 30);
        ArrayNode data = places.putArray("data");
        ranges.forEach(data::add);
        option.putObject("yAxis").put("type", "log").put("min", LEAST).put("startValue", LEAST);
        for (Drift drift : drifts) {
            Drift.Shift score = drift.shifts().getLast();
            long all = score.found().stream().mapToLong(Long::longValue).sum();
            String color = color(drift, drifts);
            ArrayNode found = series(option, Formats.words(drift.seat()), "bar", color);
            for (int range = 0; range < ranges.size(); range++) {
                long count = score.found().get(range);
                found.add(count == 0 ? null : (double) count / all);
            }
            if (!score.expected().isEmpty()) {
                ArrayNode expected = series(option, Formats.words(drift.seat()) + ", expected", "line", color);
                for (int range = 0; range < ranges.size(); range++) {
                    double share = score.expected().get(range);
                    expected.add(share == 0 ? null : share);
                }
            }
        }
        return option.toString();
    }

    private static String color(Drift drift, List<Drift> drifts) {
        return COLORS.get(drifts.indexOf(drift) % COLORS.size());
    }

    private static ArrayNode series(ObjectNode option, String name, String type, String color) {
        return ((ArrayNode) option.get("series"))
                .addObject()
                .put("name", name)
                .put("type", type)
                .put("colorVariable", color)
                .putArray("data");
    }

    private static ObjectNode base() {
        ObjectNode option = JSON.createObjectNode();
        option.put("animation", false).put("replace", true);
        option.putObject("tooltip").put("trigger", "axis");
        option.putObject("legend")
                .put("top", 0)
                .put("left", 0)
                .put("itemHeight", 8)
                .put("itemWidth", 12);
        option.putObject("grid")
                .put("left", 8)
                .put("right", 16)
                .put("top", 34)
                .put("bottom", 8)
                .put("containLabel", true);
        option.putArray("series");
        return option;
    }
}
