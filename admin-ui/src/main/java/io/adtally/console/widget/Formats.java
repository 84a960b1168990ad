package io.adtally.console.widget;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values are written for people: one way for each kind. Money is in {@link Amounts}. */
public final class Formats {
    /** Stands for what is absent. */
    public static final String NONE = "–";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Formats() {}

    /** Day and time in UTC. */
    public static String moment(@Nullable Instant instant) {
        return instant == null ? NONE : MOMENT.format(instant);
    }

    /** Time of day in UTC. */
    public static String time(Instant instant) {
        return TIME.format(instant) + " UTC";
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String score(double score) {
        return String.format(Locale.ROOT, "%.3f", score);
    }

    /** A constant's name in words: CAMPAIGN_MANAGER is Campaign manager. */
    public static String words(Enum<?> constant) {
        String lower = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
