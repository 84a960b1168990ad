package io.adtally.fraud.verdict;

/**
 * Why an event is invalid traffic. The classes are those of the Media Rating Council's "Invalid Traffic Detection and
 * Filtration Standards Addendum" (2015, updated 2020): general invalid traffic (GIVT) is found by routine lists and
 * parameter checks, sophisticated invalid traffic (SIVT) by analysing behaviour or corroborating several signals.
 *
 * <p>Wire names are stored and reported: never rename one, never give one to another reason.
 */
public enum Reason {
    KNOWN_CRAWLER(
            "known_crawler",
            Ruling.GIVT,
            "The user agent declares a crawler, an HTTP library or a tool of automation."),
    BLOCKED_ADDRESS("blocked_address", Ruling.GIVT, "The address is on the list of known invalid sources."),
    DATA_CENTRE(
            "data_centre", Ruling.GIVT, "The address belongs to a data centre, where servers browse and not people."),
    NON_BROWSER("non_browser", Ruling.GIVT, "Sent as from a browser, but its user agent is none that a browser sends."),
    PREFETCH("prefetch", Ruling.GIVT, "The page or ad was fetched ahead of need: nobody had asked to see it yet."),
    ZERO_SIZE("zero_size", Ruling.GIVT, "The ad's slot measures 0x0 or 1x1 pixels: nobody can see it."),
    IMPOSSIBLE_TIME("impossible_time", Ruling.GIVT, "Its times cannot be: it came before what it follows from."),
    CLICK_RATE("click_rate", Ruling.GIVT, "Clicks far above what is usual for the same user or address."),
    ACTIVITY("activity", Ruling.GIVT, "More activity than the limits of routine filtration allow."),
    PRE_BID("pre_bid", Ruling.GIVT, "The filter at the edge suspected the visitor before the ad was bought."),
    REPLAY("replay", Ruling.SIVT, "The id of an event already counted came again with other content."),
    GEO_VELOCITY("geo_velocity", Ruling.SIVT, "Seen in two countries sooner than anybody can travel."),
    CLICK_FLOOD("click_flood", Ruling.SIVT, "Clicks sent in masses, so that some conversion will follow one of them."),
    CLICK_INJECTION("click_injection", Ruling.SIVT, "Clicked sooner after the impression than a person can react."),
    LINKED_ACCOUNTS(
            "linked_accounts",
            Ruling.SIVT,
            "Belongs to a large group of users, devices and addresses that act as one."),
    FALSE_BROWSER("false_browser", Ruling.SIVT, "Passes for a person's browser, but other signals contradict it."),
    MODEL_SCORE("model_score", Ruling.SIVT, "The fraud model's score lies above the threshold.");

    private final String wire;
    private final Ruling ruling;
    private final String explanation;

    Reason(String wire, Ruling ruling, String explanation) {
        this.wire = wire;
        this.ruling = ruling;
        this.explanation = explanation;
    }

    /** The name in stores, topics and reports. */
    public String wire() {
        return wire;
    }

    /** The class of invalid traffic: {@link Ruling#GIVT} or {@link Ruling#SIVT}. */
    public Ruling ruling() {
        return ruling;
    }

    /** One sentence for an analyst. */
    public String explanation() {
        return explanation;
    }

    /** The reason of that wire name; IllegalArgumentException naming all of them for any other text. */
    public static Reason ofWire(String wire) {
        StringBuilder known = new StringBuilder();
        for (Reason reason : values()) {
            if (reason.wire.equals(wire)) {
                return reason;
            }
            known.append(known.isEmpty() ? "" : ", ").append(reason.wire);
        }
        throw new IllegalArgumentException("no reason is named " + wire + "; known are " + known);
    }
}
