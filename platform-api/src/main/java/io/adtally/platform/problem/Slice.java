package io.adtally.platform.problem;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list that is read by keyset: what follows a key, never "page n".
 *
 * @param next pass this as {@code after} to go on; null at the end
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    private static final int LONGEST = 500;

    public Slice {
        items = List.copyOf(items);
    }

    /** Of rows that were read one more than asked for, so that it is known whether others follow. */
    public static <T> Slice<T> of(List<T> oneMore, int limit, Function<T, String> key) {
        if (oneMore.size() <= limit) {
            return new Slice<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Slice<>(items, key.apply(items.getLast()));
    }

    /** How many items to give: 1 to 500. */
    public static int limit(int asked) {
        if (asked < 1 || asked > LONGEST) {
            throw RefusedException.badValue("limit", "limit is 1 to " + LONGEST + "; found " + asked);
        }
        return asked;
    }
}
