package io.adtally.platform.quarantine;

import java.util.Locale;

/** What events of a cluster have in common. */
public enum Dimension {
    /** The /24 of an IPv4 address, the /48 of an IPv6 one. */
    NETWORK("network", "network"),
    /** The autonomous system of the address, with its operator's name. */
    ASN("operator", "ASN"),
    DEVICE("device", "device"),
    PLACEMENT("placement_id", "placement"),
    USER_AGENT("user_agent", "user agent"),
    CAMPAIGN("campaign_id", "campaign"),
    /** A campaign's events of one minute. */
    BURST("burst", "burst");

    private final String column;
    private final String words;

    Dimension(String column, String words) {
        this.column = column;
        this.words = words;
    }

    /** The column that holds its value; never from outside. */
    String column() {
        return column;
    }

    /** For a person, within a sentence. */
    public String words() {
        return words;
    }

    /** For a person, at the beginning. */
    public String label() {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
