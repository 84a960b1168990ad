package io.adtally.console.widget;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.time.ZoneId;
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
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE_ALL_YEAR = DateTimeFormatter.ofPattern("v", Locale.ENGLISH);

    private Formats() {}

    /** The zone that times are shown and typed in, in this user interface: the one that was chosen, else UTC. */
    public static ZoneId zone() {
        UI ui = UI.getCurrent();
        ZoneId chosen = ui == null ? null : ComponentUtil.getData(ui, ZoneId.class);
        return chosen == null ? UTC : chosen;
    }

    /** Shows times in another zone from now on. */
    public static void use(UI ui, ZoneId zone) {
        ComponentUtil.setData(ui, ZoneId.class, zone);
    }

    /** What a column or field of times is called, with the zone's short name. */
    public static String inZone(String name) {
        return name + " (" + ZONE_ALL_YEAR.withZone(zone()).format(Instant.EPOCH) + ")";
    }

    /** Day and time, for columns that name the zone. */
    public static String moment(@Nullable Instant instant) {
        return instant == null ? NONE : MOMENT.withZone(zone()).format(instant);
    }

    /** Day and time with their zone, for wherever else. */
    public static String momentInZone(@Nullable Instant instant) {
        return instant == null ? NONE : moment(instant) + zoneAt(instant);
    }

    /** Who did something and, on the next line where there is one, when, for columns that name the zone. */
    public static String by(String person, Instant at) {
        return person + ",\n" + moment(at);
    }

    /** Time of day, for columns that name the zone. */
    public static String time(Instant instant) {
        return TIME.withZone(zone()).format(instant);
    }

    /** Time of day with its zone, for wherever else. */
    public static String timeInZone(Instant instant) {
        return time(instant) + zoneAt(instant);
    }

    /** From one moment to another, whose day is left out where it is the same, for columns that name the zone. */
    public static String between(Instant first, Instant last) {
        return moment(first) + " " + NONE + " " + (isSameDay(first, last) ? time(last) : moment(last));
    }

    /** Whether both fall on one day. */
    static boolean isSameDay(Instant one, Instant other) {
        return one.atZone(zone()).toLocalDate().equals(other.atZone(zone()).toLocalDate());
    }

    private static String zoneAt(Instant instant) {
        return " " + ZONE.withZone(zone()).format(instant);
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
