package io.adtally.processing.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the client says of the place the ad was shown in, in fields of its own beyond the schema: {@code slot_width} and
 * {@code slot_height} in CSS pixels, {@code prefetch}.
 *
 * @param widthPixels -1 where unknown
 * @param heightPixels -1 where unknown
 * @param prefetch whether the page or ad was being fetched ahead of being looked at
 */
public record Slot(int widthPixels, int heightPixels, boolean prefetch) {
    /** Nothing is said. */
    public static final Slot UNKNOWN = new Slot(-1, -1, false);

    private static final String PREFETCH = "prefetch";
    private static final int MAX_DIGITS = 6;

    static Slot of(Map<String, String> extra) {
        if (extra.isEmpty()) {
            return UNKNOWN;
        }
        int width = pixels(extra.get("slot_width"));
        int height = pixels(extra.get("slot_height"));
        boolean prefetch = "true".equals(extra.get(PREFETCH));
        return width < 0 && height < 0 && !prefetch ? UNKNOWN : new Slot(width, height, prefetch);
    }

    private static int pixels(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_DIGITS) {
            return -1;
        }
        int pixels = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            pixels = 10 * pixels + digit;
        }
        return pixels;
    }
}
