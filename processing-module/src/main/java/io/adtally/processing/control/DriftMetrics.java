package io.adtally.processing.control;

import io.adtally.fraud.drift.Distribution;
import io.adtally.fraud.drift.DriftWindow;
import io.adtally.fraud.drift.Reference;
import io.adtally.fraud.feature.FeatureSchema;
import io.adtally.fraud.policy.DriftWatch;
import io.adtally.fraud.verdict.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * What a task's models see, as gauges of the last hour; worked out when they are read. Names are those of
 * docs/models.md.
 */
final class DriftMetrics {
    private static final double PERCENT = 100;

    private DriftMetrics() {}

    static void register(MetricGroup task, DriftWatch watch) {
        register(task.addGroup("seat", "champion"), watch::champion);
        register(task.addGroup("seat", "challenger"), watch::challenger);
    }

    private static void register(MetricGroup seat, Supplier<@Nullable DriftWindow> window) {
        List<String> features = FeatureSchema.columns();
        for (int column = 0; column < features.size(); column++) {
            int at = column;
            seat.addGroup("feature", features.get(at))
                    .gauge("stabilityIndex", index(window, known -> stabilityIndex(known, at)));
        }
        seat.gauge("scoreStabilityIndex", index(window, known -> stabilityIndex(known, scores(known))));
        seat.gauge("scoredEvents", count(window, known -> sum(scores(known), known)));
        for (int range = 0; range <= Reference.SCORE_EDGES.size(); range++) {
            int at = range;
            // Reporters change points in names.
            long percent = at == 0 ? 0 : Math.round(PERCENT * Reference.SCORE_EDGES.get(at - 1));
            seat.addGroup("above_percent", Long.toString(percent))
                    .gauge("scores", count(window, known -> found(known, scores(known))[at]));
        }
        for (Ruling ruling : Ruling.values()) {
            seat.addGroup("ruling", ruling.name().toLowerCase(Locale.ROOT))
                    .gauge("share", index(window, known -> share(known, ruling)));
        }
    }

    /** NaN where no model of that seat has seen an event. */
    private static Gauge<Double> index(Supplier<@Nullable DriftWindow> window, ToDoubleFunction<DriftWindow> measure) {
        return () -> {
            DriftWindow known = window.get();
            return known == null ? Double.NaN : measure.applyAsDouble(known);
        };
    }

    private static Gauge<Long> count(Supplier<@Nullable DriftWindow> window, ToLongFunction<DriftWindow> measure) {
        return () -> {
            DriftWindow known = window.get();
            return known == null ? 0L : measure.applyAsLong(known);
        };
    }

    private static double stabilityIndex(DriftWindow window, int at) {
        List<Distribution> expected = window.distributions();
        // Without a reference there are only scores.
        return at < expected.size() ? expected.get(at).stabilityIndex(found(window, at)) : Double.NaN;
    }

    private static int scores(DriftWindow window) {
        return window.distributions().size() - 1;
    }

    private static long[] found(DriftWindow window, int at) {
        return window.found(at, System.currentTimeMillis());
    }

    private static long sum(int at, DriftWindow window) {
        long sum = 0;
        for (long count : found(window, at)) {
            sum += count;
        }
        return sum;
    }

    private static double share(DriftWindow window, Ruling ruling) {
        Map<Ruling, Long> rulings = window.rulings(System.currentTimeMillis());
        long all = rulings.values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? Double.NaN : (double) rulings.getOrDefault(ruling, 0L) / all;
    }
}
