package io.adtally.reporting.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a partner may have counted otherwise. */
public enum Cause {
    /** The partner counts general invalid traffic. */
    GIVT,
    /** The partner counts sophisticated invalid traffic. */
    SIVT,
    /** The partner counts what waits for our analysts. */
    QUARANTINED,
    /** The partner counts repetitions. */
    DUPLICATE,
    /** The partner counts clicks and conversions whose impression is missing. */
    UNMATCHED,
    /** The partner counts what came more than a day late. */
    TOO_LATE,
    /** The partner closed its day before these came. */
    LATE,
    /** The partner's days begin at another hour. */
    TIME_ZONE_SHIFT;

    /** Those that we leave out and a partner may count. */
    static List<Cause> leftOut() {
        return List.of(GIVT, SIVT, QUARANTINED, DUPLICATE, UNMATCHED, TOO_LATE);
    }

    /** Those that we have counted. */
    static List<Cause> counted() {
        return Arrays.stream(values()).filter(cause -> cause != TIME_ZONE_SHIFT).toList();
    }

    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
