package io.adtally.processing.audit;

import java.io.Serializable;
import java.util.List;

/**
 * What a {@link CountingOperator} counts.
 *
 * @param <T> the stream's type
 */
public interface Counts<T> extends Serializable {
    /** The points, in the order of {@link #add}. */
    List<Point> points();

    /** Adds one element to the sums, one for each point. */
    void add(T element, long[] sums);

    /** Counts every element at one point. */
    static <T> Counts<T> each(Point point) {
        return new Each<>(point);
    }

    /**
     * Counts elements.
     *
     * @param <T> the stream's type
     */
    record Each<T>(Point point) implements Counts<T> {
        @Override
        public List<Point> points() {
            return List.of(point);
        }

        @Override
        public void add(T element, long[] sums) {
            sums[0]++;
        }
    }
}
