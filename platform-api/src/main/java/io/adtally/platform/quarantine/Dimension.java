package io.adtally.platform.quarantine;

import java.util.Locale;

/** What events of a cluster have in common. */
public enum Dimension {
    /** The /24 of an IPv4 address, the /48 of an IPv6 one. */
    NETWORK("network"),
    DEVICE("device"),
    PLACEMENT("placement_id"),
    USER_AGENT("user_agent"),
    CAMPAIGN("campaign_id"),
    /** A campaign's events of one minute. */
    BURST("burst");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    /** The column that holds its value; never from outside. */
    String column() {
        return column;
    }

    public String label() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
