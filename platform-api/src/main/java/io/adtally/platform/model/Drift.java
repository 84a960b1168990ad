package io.adtally.platform.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model was given lately and made of it, over all tasks, beside what it was made of.
 *
 * @param modelId empty where rules decide alone
 * @param at when the latest task reported
 * @param window how far back it goes
 * @param tasks how many tasks it is of
 * @param rulings judged events by ruling: clean, givt, sivt, quarantine; of a challenger what its score would have led to
 * @param shifts of each feature, as far as the model knows them, and of the score, which comes last
 */
public record Drift(
        Seat seat,
        String modelId,
        Instant at,
        Duration window,
        int tasks,
        Map<String, Long> rulings,
        List<Shift> shifts) {
    public Drift {
        rulings = Map.copyOf(rulings);
        shifts = List.copyOf(shifts);
    }

    /**
     * How one quantity has moved.
     *
     * @param edges the last value of each range but the last
     * @param expected share of each range and of missing values; empty where that is not known
     * @param found events of each range and of missing values
     * @param stabilityIndex above 0.1 a shift and above 0.25 a great one; null where nothing was found or expected
     */
    public record Shift(
            String name,
            List<Double> edges,
            List<Double> expected,
            List<Long> found,
            @Nullable Double stabilityIndex) {
        public Shift {
            edges = List.copyOf(edges);
            expected = List.copyOf(expected);
            found = List.copyOf(found);
        }
    }
}
