package io.adtally.reporting.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a partner may have counted. */
enum Measure {
    IMPRESSIONS,
    CLICKS,
    CONVERSIONS;

    /** The name of the partner's column. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The metric of ours that the partner's count is held against. */
    String net() {
        return column() + "_net";
    }

    /** The metric that counts those for a cause. */
    String metric(Cause cause) {
        return column() + "_" + cause.suffix();
    }

    static List<String> columns() {
        return Arrays.stream(values()).map(Measure::column).toList();
    }
}
