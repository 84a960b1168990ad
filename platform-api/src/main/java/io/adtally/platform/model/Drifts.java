package io.adtally.platform.model;

import io.adtally.control.FoundDistribution;
import io.adtally.control.ModelDrift;
import io.adtally.fraud.drift.Distribution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The newest report of each task on its models, as read from model_drift since this process started. Thread-safe. */
@Service
public class Drifts {
    /** Tasks report several times a minute: one that was silent for longer is no more. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Map<String, ModelDrift> newest = new ConcurrentHashMap<>();
    private final Clock clock;

    Drifts(Clock clock) {
        this.clock = clock;
    }

    /** Of the model in the seat; empty while no task reports on one. */
    @PreAuthorize("hasAuthority('models:read')")
    public Optional<Drift> of(Seat seat) {
        long oldest = clock.instant().minus(SILENCE).toEpochMilli();
        List<ModelDrift> reports = newest.values().stream()
                .filter(report -> report.getSeat().equals(name(seat)) && report.getAt() >= oldest)
                .toList();
        return reports.stream()
                .max(Comparator.comparingLong(ModelDrift::getAt))
                .map(latest -> sum(seat, latest, current(reports, latest)));
    }

    /** Those on the same model, as it was made, of tasks that there still are. */
    private static List<ModelDrift> current(List<ModelDrift> reports, ModelDrift latest) {
        return reports.stream()
                .filter(report -> report.getTask() < latest.getTasks()
                        && report.getModelId().equals(latest.getModelId())
                        && places(report).equals(places(latest)))
                .toList();
    }

    private static List<String> places(ModelDrift report) {
        return report.getDistributions().stream()
                .map(found -> found.getName() + found.getEdges() + found.getExpected())
                .toList();
    }

    private static Drift sum(Seat seat, ModelDrift latest, List<ModelDrift> reports) {
        Map<String, Long> rulings = new TreeMap<>();
        reports.forEach(report -> report.getRulings().forEach((name, count) -> rulings.merge(name, count, Long::sum)));
        List<Drift.Shift> shifts = new ArrayList<>();
        for (int at = 0; at < latest.getDistributions().size(); at++) {
            shifts.add(shift(latest.getDistributions().get(at), found(reports, at)));
        }
        return new Drift(
                seat,
                latest.getModelId(),
                Instant.ofEpochMilli(latest.getAt()),
                Duration.ofMillis(latest.getWindowMillis()),
                reports.size(),
                rulings,
                shifts);
    }

    private static long[] found(List<ModelDrift> reports, int at) {
        long[] sums = new long
                [reports.getFirst().getDistributions().get(at).getFound().size()];
        for (ModelDrift report : reports) {
            List<Long> counts = report.getDistributions().get(at).getFound();
            for (int place = 0; place < sums.length && place < counts.size(); place++) {
                sums[place] += counts.get(place);
            }
        }
        return sums;
    }

    private static Drift.Shift shift(FoundDistribution of, long[] counts) {
        double index = new Distribution(of.getName(), of.getEdges(), of.getExpected()).stabilityIndex(counts);
        return new Drift.Shift(
                of.getName(),
                of.getEdges(),
                of.getExpected(),
                Arrays.stream(counts).boxed().toList(),
                Double.isNaN(index) ? null : index);
    }

    private static String name(Seat seat) {
        return seat.name().toLowerCase(Locale.ROOT);
    }

    /** IllegalArgumentException if its counts do not fit its ranges. */
    void heard(ModelDrift report) {
        for (FoundDistribution of : report.getDistributions()) {
            if (of.getFound().size() != of.getEdges().size() + 2) {
                throw new IllegalArgumentException(of.getName() + " must have two more counts than edges");
            }
        }
        newest.put(report.getSeat() + "/" + report.getTask(), report);
    }
}
