package io.adtally.console.widget;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.CallbackDataProvider.FetchCallback;
import com.vaadin.flow.data.provider.DataChangeEvent;
import com.vaadin.flow.data.provider.Query;
import io.adtally.platform.problem.Slice;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a grid from a list that is read by keyset: remembers the key at each row where a slice began, so that scrolling
 * never skips over rows in the database. For one grid.
 *
 * @param <T> the rows
 */
public final class KeysetItems<T> implements FetchCallback<T, Void> {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LARGEST_SLICE = 500;

    private final Source<T> source;
    private final TreeMap<Integer, String> keysByRow = new TreeMap<>();
    private final String first;

    /** Gives the slice that follows a key. */
    @FunctionalInterface
    public interface Source<T> extends Serializable {
        Slice<T> after(String key, int limit);
    }

    /** @param first the key that everything follows */
    public KeysetItems(String first, Source<T> source) {
        this.first = first;
        this.source = source;
    }

    /** Feeds the grid, which after it was refreshed as a whole reads the list anew, whatever row it shows. */
    public static <T> void feed(Grid<T> grid, String first, Source<T> source) {
        KeysetItems<T> items = new KeysetItems<>(first, source);
        grid.setItems(items);
        grid.getDataProvider().addDataProviderListener(change -> {
            if (!(change instanceof DataChangeEvent.DataRefreshEvent<?>)) {
                items.keysByRow.clear(); // they are of rows that may be others now
            }
        });
    }

    @Override
    public Stream<T> fetch(Query<T, Void> query) {
        int offset = query.getOffset();
        int limit = query.getLimit();
        if (offset == 0) {
            keysByRow.clear();
            keysByRow.put(0, first);
        }
        Map.@Nullable Entry<Integer, String> start = keysByRow.floorEntry(offset);
        int row = start == null ? 0 : start.getKey();
        @Nullable String key = start == null ? first : start.getValue();
        List<T> found = new ArrayList<>();
        while (key != null && found.size() < limit) {
            Slice<T> slice = source.after(key, Math.min(offset + limit - row, LARGEST_SLICE));
            for (T item : slice.items()) {
                if (row >= offset) {
                    found.add(item);
                }
                row++;
            }
            key = slice.next();
            if (key != null) {
                keysByRow.put(row, key);
            }
        }
        return found.stream();
    }
}
