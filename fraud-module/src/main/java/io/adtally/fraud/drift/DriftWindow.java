package io.adtally.fraud.drift;

import io.adtally.fraud.verdict.Ruling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts what a model was given and what came of it over the last hour, five minutes at a time. One thread counts, which
 * neither allocates nor waits; any thread may read, and then sees each count as it was a moment ago.
 */
public final class DriftWindow {
    /** How far back the counts go; the oldest twelfth is let go of at once. */
    public static final Duration LENGTH = Duration.ofHours(1);

    private static final int PANES = 12;
    private static final long PANE_MILLIS = LENGTH.toMillis() / PANES;
    private static final long EMPTY = -1;
    private static final Ruling[] RULINGS = Ruling.values();

    private final String model;
    private final List<Distribution> distributions;
    private final double[][] edges;
    /** Where the counts of each distribution begin within a pane; the rulings' come last. */
    private final int[] starts;

    private final int width;
    private final AtomicLongArray counts;
    /** Which five minutes since the epoch a pane is of. */
    private final AtomicLongArray paneNumbers = new AtomicLongArray(PANES);

    /** @param model its id, empty where rules decide alone */
    public DriftWindow(String model, Reference reference) {
        this.model = model;
        List<Distribution> all = new ArrayList<>(reference.features());
        all.add(reference.scores());
        distributions = List.copyOf(all);
        edges = new double[all.size()][];
        starts = new int[all.size() + 1];
        for (int at = 0; at < edges.length; at++) {
            edges[at] = Distribution.array(all.get(at).edges());
            starts[at + 1] = starts[at] + all.get(at).places();
        }
        width = starts[edges.length] + RULINGS.length;
        counts = new AtomicLongArray(PANES * width);
        for (int pane = 0; pane < PANES; pane++) {
            paneNumbers.set(pane, EMPTY);
        }
    }

    public String model() {
        return model;
    }

    /** What is expected: of the features, as far as that is known, and of the scores, which come last. */
    public List<Distribution> distributions() {
        return distributions;
    }

    /**
     * Counts one judged event; by one thread only.
     *
     * @param features in the order of the columns; of any other length where none were scored
     * @param score 0 to 1; NaN where none was given
     * @param nowMillis epoch milliseconds
     */
    public void count(double[] features, double score, Ruling ruling, long nowMillis) {
        int pane = pane(nowMillis) * width;
        int scores = edges.length - 1;
        if (features.length == scores) {
            for (int column = 0; column < scores; column++) {
                add(pane + starts[column] + Distribution.place(features[column], edges[column]));
            }
        }
        if (!Double.isNaN(score)) {
            add(pane + starts[scores] + Distribution.place(score, edges[scores]));
        }
        add(pane + starts[edges.length] + place(ruling));
    }

    /** What was found of one of the {@link #distributions}: a count for each of its places. */
    public long[] found(int distribution, long nowMillis) {
        return sums(starts[distribution], starts[distribution + 1], nowMillis);
    }

    /** What became of the events. */
    public Map<Ruling, Long> rulings(long nowMillis) {
        long[] sums = sums(starts[edges.length], width, nowMillis);
        Map<Ruling, Long> rulings = new EnumMap<>(Ruling.class);
        for (Ruling ruling : RULINGS) {
            rulings.put(ruling, sums[place(ruling)]);
        }
        return rulings;
    }

    private long[] sums(int from, int to, long nowMillis) {
        long newest = nowMillis / PANE_MILLIS;
        long[] sums = new long[to - from];
        for (int pane = 0; pane < PANES; pane++) {
            long number = paneNumbers.get(pane);
            if (number > newest - PANES && number <= newest) {
                long[] found = new long[sums.length];
                for (int at = 0; at < found.length; at++) {
                    found[at] = counts.get(pane * width + from + at);
                }
                // Emptied for other minutes meanwhile: what was read is of neither.
                boolean whole = paneNumbers.get(pane) == number;
                for (int at = 0; whole && at < found.length; at++) {
                    sums[at] += found[at];
                }
            }
        }
        return sums;
    }

    private int pane(long nowMillis) {
        long number = nowMillis / PANE_MILLIS;
        int pane = (int) (number % PANES);
        if (paneNumbers.getPlain(pane) < number) { // a clock that was set back goes on where it was
            paneNumbers.set(pane, EMPTY);
            for (int at = 0; at < width; at++) {
                counts.set(pane * width + at, 0);
            }
            paneNumbers.set(pane, number);
        }
        return pane;
    }

    /** The only writer need not compare and set. */
    private void add(int at) {
        counts.setOpaque(at, counts.getPlain(at) + 1);
    }

    private static int place(Ruling ruling) {
        return switch (ruling) {
            case CLEAN -> 0;
            case GIVT -> 1;
            case SIVT -> 2;
            case QUARANTINE -> 3;
        };
    }
}
