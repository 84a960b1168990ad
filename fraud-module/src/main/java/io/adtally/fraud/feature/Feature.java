package io.adtally.fraud.feature;

import java.util.Locale;

/**
 * The inputs of the model, in the order of their columns. Every value is what was known when the event arrived; NaN is
 * "not known". {@link Features} computes them, {@link FeatureSchema} names the whole.
 */
public enum Feature {
    ACTION("code", 0, 2, Kind.CATEGORY, "event: 0 impression, 1 click, 2 anything else"),
    USER_CLICK_RATIO(
            "ratio", 0, 1e6, Kind.NUMBER, "user: clicks / (impressions + 1), those of an hour ago counting half"),
    USER_IMPRESSIONS("count", 0, 1e9, Kind.NUMBER, "user: impressions, those of an hour ago counting half"),
    USER_SESSION_MILLIS("ms", 0, 1e10, Kind.NUMBER, "user: from the first to the last event of the session"),
    USER_SESSION_EVENTS("count", 1, 1e9, Kind.NUMBER, "user: events of the session"),
    USER_INTER_CLICK_MILLIS("ms", 0, 1e12, Kind.NUMBER, "click: distance to the user's latest other click"),
    USER_CLICK_DEVIATION(
            "standard deviations", -1e6, 1e6, Kind.NUMBER, "user: clicks of this minute above the exponential average"),
    USER_KM_PER_HOUR("km/h", 0, 1e5, Kind.NUMBER, "user: least speed between the latest two countries"),
    ADDRESS_CLICK_RATIO(
            "ratio", 0, 1e6, Kind.NUMBER, "address: clicks / (impressions + 1), those of an hour ago counting half"),
    ADDRESS_EVENTS("count", 0, 1e9, Kind.NUMBER, "address: impressions + clicks, those of an hour ago counting half"),
    CLUSTER_SIZE("count", 1, 128, Kind.NUMBER, "users, devices and addresses linked within the network and day"),
    MILLIS_SINCE_IMPRESSION("ms", -1e12, 1e12, Kind.NUMBER, "click: time since its impression, by the client's clock");

    /** How a model may split by a feature. */
    public enum Kind {
        /** By thresholds. */
        NUMBER,
        /** By sets of codes, which have no order. */
        CATEGORY
    }

    private final String unit;
    private final double least;
    private final double most;
    private final Kind kind;
    private final String source;

    Feature(String unit, double least, double most, Kind kind, String source) {
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.kind = kind;
        this.source = source;
    }

    /** The column's name in models, rows and reports: lower case with underscores. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String unit() {
        return unit;
    }

    /** The least value that occurs. */
    public double least() {
        return least;
    }

    /** The greatest value that is plausible; models must take greater ones too. */
    public double most() {
        return most;
    }

    public Kind kind() {
        return kind;
    }

    /** Whom it is of and how it is computed. */
    public String source() {
        return source;
    }
}
