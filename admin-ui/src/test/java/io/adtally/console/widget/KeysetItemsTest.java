package io.adtally.console.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.Query;
import io.adtally.platform.problem.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeysetItemsTest {
    private static final List<Integer> ROWS = IntStream.range(0, 1234).boxed().toList();

    private final List<Integer> asked = new ArrayList<>();
    private final KeysetItems<Integer> items = new KeysetItems<>("-1", this::slice);

    @Test
    void givesAnyWindowAndReadsOnFromTheNearestKeyItKnows() {
        assertThat(window(0, 100)).isEqualTo(ROWS.subList(0, 100));
        assertThat(window(100, 100)).isEqualTo(ROWS.subList(100, 200));
        asked.clear();
        assertThat(window(200, 50)).isEqualTo(ROWS.subList(200, 250));
        assertThat(asked).containsExactly(200);
        assertThat(window(1200, 100)).isEqualTo(ROWS.subList(1200, 1234));
        assertThat(window(700, 10)).isEqualTo(ROWS.subList(700, 710));
        assertThat(window(1234, 10)).isEmpty();
    }

    @Test
    void beginsAnewAtTheTop() {
        window(0, 1234);
        asked.clear();
        assertThat(window(0, 10)).isEqualTo(ROWS.subList(0, 10));
        assertThat(asked).containsExactly(0);
    }

    @Test
    void aGridThatIsRefreshedReadsAnewWhateverRowItShows() {
        List<Integer> rows = new ArrayList<>(ROWS);
        Grid<Integer> grid = new Grid<>();
        KeysetItems.feed(grid, "-1", (after, limit) -> slice(rows, after, limit));
        assertThat(window(grid, 0, 100)).isEqualTo(ROWS.subList(0, 100));
        assertThat(window(grid, 100, 100)).isEqualTo(ROWS.subList(100, 200));
        rows.removeIf(row -> row % 2 == 1);
        grid.getDataProvider().refreshAll();
        assertThat(window(grid, 100, 3)).containsExactly(200, 202, 204);
    }

    private static List<Integer> window(Grid<Integer> grid, int offset, int limit) {
        return grid.getDataCommunicator()
                .getDataProvider()
                .fetch(new Query<>(offset, limit, List.of(), null, null))
                .map(Integer.class::cast)
                .toList();
    }

    private static Slice<Integer> slice(List<Integer> rows, String after, int limit) {
        List<Integer> oneMore = rows.stream()
                .filter(row -> row > Integer.parseInt(after))
                .limit(limit + 1)
                .toList();
        return Slice.of(oneMore, limit, row -> Integer.toString(row));
    }

    private List<Integer> window(int offset, int limit) {
        return items.fetch(new Query<>(offset, limit, List.of(), null, null)).toList();
    }

    private Slice<Integer> slice(String after, int limit) {
        int from = Integer.parseInt(after) + 1;
        asked.add(from);
        List<Integer> oneMore = ROWS.subList(from, Math.min(ROWS.size(), from + limit + 1));
        return Slice.of(oneMore, limit, row -> Integer.toString(row));
    }
}
