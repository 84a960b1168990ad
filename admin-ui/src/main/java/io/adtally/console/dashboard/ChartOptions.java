package io.adtally.console.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adtally.console.widget.Formats;
import io.adtally.platform.traffic.LivePicture;
import java.util.LinkedHashMap;
import java.util.Map;

/** Options of the dashboard's charts. */
final class ChartOptions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> COLORS = colors();
    private static final int ROOM_FOR_COUNTS = 76;

    private ChartOptions() {}

    static String minutes(LivePicture picture) {
        ObjectNode option = base();
        option.putObject("legend")
                .put("top", 0)
                .put("left", 0)
                .put("itemHeight", 8)
                .put("itemWidth", 12);
        option.putObject("xAxis").put("type", "time");
        option.putObject("yAxis").put("type", "value");
        ((ObjectNode) option.get("grid")).put("top", 34);
        ArrayNode series = option.putArray("series");
        COLORS.forEach((outcome, color) -> {
            if (picture.events(outcome) != 0) {
                ObjectNode line = series.addObject()
                        .put("name", Formats.words(outcome))
                        .put("type", "bar")
                        .put("stack", "all")
                        .put("barCategoryGap", "15%")
                        .put("colorVariable", color);
                ArrayNode points = line.putArray("data");
                picture.minutes().forEach(minute -> points.addArray()
                        .add(minute.start().toEpochMilli())
                        .add(minute.eventsByOutcome().getOrDefault(outcome, 0L)));
            }
        });
        return option.toString();
    }

    static String outcomes(LivePicture picture) {
        ObjectNode option = base();
        ((ObjectNode) option.get("grid")).put("right", ROOM_FOR_COUNTS);
        option.putObject("xAxis").put("type", "value").put("show", false);
        ObjectNode names = option.putObject("yAxis").put("type", "category").put("inverse", true);
        ArrayNode categories = names.putArray("data");
        ObjectNode bars =
                option.putArray("series").addObject().put("type", "bar").put("barWidth", 14);
        bars.putObject("label").put("show", true).put("position", "right");
        ArrayNode values = bars.putArray("data");
        COLORS.forEach((outcome, color) -> {
            long events = picture.events(outcome);
            if (events != 0) {
                categories.add(Formats.words(outcome));
                values.addObject()
                        .put("value", events)
                        .put("colorVariable", color)
                        .putObject("label")
                        .put("formatter", Formats.count(events));
            }
        });
        return option.toString();
    }

    private static ObjectNode base() {
        ObjectNode option = JSON.createObjectNode();
        option.put("animation", false).put("useUTC", true);
        option.put("replace", true); // outcomes that are gone must not stay
        option.putObject("tooltip").put("trigger", "axis");
        option.putObject("grid")
                .put("left", 8)
                .put("right", 16)
                .put("top", 8)
                .put("bottom", 8)
                .put("containLabel", true);
        return option;
    }

    private static Map<String, String> colors() {
        Map<String, String> colors = new LinkedHashMap<>();
        colors.put("billable", "--chart-1");
        colors.put("unmatched", "--chart-8");
        colors.put("duplicate", "--chart-5");
        colors.put("quarantined", "--chart-4");
        colors.put("givt", "--chart-2");
        colors.put("sivt", "--chart-7");
        colors.put("too_late", "--chart-3");
        colors.put("invalid", "--chart-6");
        return colors;
    }
}
