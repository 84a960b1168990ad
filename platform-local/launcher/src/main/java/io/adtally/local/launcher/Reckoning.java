package io.adtally.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;

/**
 * Holds the stores against each other for the events of one run of traffic: the lake's raw events against the oracle, the
 * lake's verdicts and Kafka's committed records against the entries in ClickHouse, which the oracle's own check covers.
 */
final class Reckoning {
    private static final int ATTEMPTS = 30;
    private static final Map<String, List<String>> OUTCOMES_OF_TOPIC = Map.of(
            "enriched_events", List.of("billable", "unmatched"),
            "dropped_events", List.of("givt", "sivt"),
            "quarantined_events", List.of("quarantined"),
            "late_events", List.of("too_late"));

    private final Programs programs;
    private final String campaigns;
    private final Path oracle;
    private final PrintStream out;

    private record Line(String what, String expected, long found, boolean agrees) {}

    /** @param campaigns how the ids of the run's campaigns begin */
    Reckoning(Programs programs, String campaigns, Path oracle, PrintStream out) {
        this.programs = programs;
        this.campaigns = campaigns;
        this.oracle = oracle;
        this.out = out;
    }

    /** Looks until all agrees or it does not for long; prints the last look. */
    boolean run() throws Exception {
        List<Line> lines = lines();
        for (int attempt = 1; attempt < ATTEMPTS && !allAgree(lines); attempt++) {
            TimeUnit.SECONDS.sleep(2); // one store's commit of the same checkpoint may still be on its way
            lines = lines();
        }
        out.printf("%-28s %20s %12s%n", "records", "expected", "found");
        lines.forEach(line ->
                out.printf("%-28s %20s %12d %s%n", line.what, line.expected, line.found, line.agrees ? "" : "DIFFERS"));
        return allAgree(lines);
    }

    private static boolean allAgree(List<Line> lines) {
        return lines.stream().allMatch(Line::agrees);
    }

    private List<Line> lines() throws Exception {
        List<Line> lines = new ArrayList<>();
        JsonNode accepted = new ObjectMapper().readTree(oracle.toFile()).path("raw_accepted");
        long min = accepted.path("min").asLong();
        long max = accepted.path("max").asLong();
        long raw = programs.lake("count", "raw", campaigns);
        lines.add(new Line(
                "lake, raw events", min == max ? Long.toString(min) : min + ".." + max, raw, raw >= min && raw <= max));
        Map<String, Long> entries = entries();
        long all = entries.values().stream().mapToLong(Long::longValue).sum();
        lines.add(line("lake, verdicts", all, programs.lake("count", "verdicts", campaigns)));
        for (Map.Entry<String, List<String>> topic : new TreeMap<>(OUTCOMES_OF_TOPIC).entrySet()) {
            long expected = topic.getValue().stream()
                    .mapToLong(outcome -> entries.getOrDefault(outcome, 0L))
                    .sum();
            lines.add(line("Kafka, " + topic.getKey(), expected, committed(topic.getKey())));
        }
        return lines;
    }

    private static Line line(String what, long expected, long found) {
        return new Line(what, Long.toString(expected), found, expected == found);
    }

    /** Rows in ClickHouse by outcome, restatements as the two rows they are. */
    private Map<String, Long> entries() throws IOException, InterruptedException {
        Map<String, Long> entries = new TreeMap<>();
        ClickHouse.query(
                        programs.settings(),
                        "SELECT outcome, count() FROM adtally.ad_events WHERE startsWith(campaign_id, '" + campaigns
                                + "') GROUP BY 1")
                .lines()
                .map(row -> row.split("\t"))
                .forEach(cells -> entries.put(cells[0], Long.parseLong(cells[1])));
        return entries;
    }

    private long committed(String topic) {
        long[] count = {0};
        new TopicReader(programs.settings()).read(topic, message -> {
            GenericRecord event = (GenericRecord) message.get("event");
            if (event.get("campaign_id").toString().startsWith(campaigns)) {
                count[0]++;
            }
        });
        return count[0];
    }
}
