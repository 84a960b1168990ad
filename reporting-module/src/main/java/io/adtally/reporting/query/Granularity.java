package io.adtally.reporting.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How finely a report is split by time. */
public enum Granularity {
    MINUTE,
    HOUR,
    /** Calendar days of the asked time zone: 23, 24 or 25 hours. */
    DAY,
    /** Not split. */
    TOTAL;

    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Granularity::parameter).toList();
    }

    /** The granularity of that name; a refusal lists all. */
    public static Granularity of(String name) {
        for (Granularity granularity : values()) {
            if (granularity.parameter().equals(name)) {
                return granularity;
            }
        }
        throw RefusedException.notAllowed("granularity", name, names());
    }
}
