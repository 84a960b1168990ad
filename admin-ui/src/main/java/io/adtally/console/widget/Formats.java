package io.adtally.console.widget;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How values are written for people: one way for each kind. Money is in {@link Amounts}. */
public final class Formats {
    /** Stands for what is absent. */
    public static final String NONE = "–";

    private static final List<String> ABBREVIATIONS = List.of("ctr", "ivt", "givt", "sivt", "os");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Formats() {}

    /** Day and time in UTC, for columns that say so. */
    public static String moment(@Nullable Instant instant) {
        return instant == null ? NONE : MOMENT.format(instant);
    }

    /** Day and time with their zone, for wherever else. */
    public static String momentUtc(@Nullable Instant instant) {
        return instant == null ? NONE : moment(instant) + " UTC";
    }

    /** Who did something and, on the next line where there is one, when, for columns that say UTC. */
    public static String by(String person, Instant at) {
        return person + ",\n" + moment(at);
    }

    /** Time of day in UTC, for columns that say so. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Time of day with its zone, for wherever else. */
    public static String timeUtc(Instant instant) {
        return time(instant) + " UTC";
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** So many of something: 1 event, 1,204 events. */
    public static String count(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** How many more or less, with their sign. */
    public static String change(long number) {
        return (number < 0 ? "\u2212" : "+") + count(Math.abs(number));
    }

    public static String score(double score) {
        return String.format(Locale.ROOT, "%.3f", score);
    }

    /** A constant's name in words: CAMPAIGN_MANAGER is Campaign manager. */
    public static String words(Enum<?> constant) {
        return words(constant.name());
    }

    /** The same of a name in the data: too_late is Too late, givt is GIVT; a dash where there is none. */
    public static String words(String name) {
        if (name.isEmpty()) {
            return NONE;
        }
        String words = Arrays.stream(name.toLowerCase(Locale.ROOT).split("_", -1))
                .map(word -> ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
