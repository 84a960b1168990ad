package io.adtally.fraud.rule;

import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.EventFacts;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may ask of an event, answered by yes or no. What is not known is answered by no. Wire names lie in stored
 * rules: never rename one.
 */
public enum Fact {
    /** The user agent names a crawler or tool on the list. */
    LISTED_USER_AGENT("listed_user_agent"),
    /** The address is on the blocklist and not excepted. */
    LISTED_ADDRESS("listed_address"),
    /** The address belongs to an operator of data centres. */
    DATA_CENTRE("data_centre"),
    /** There is no user agent, or an empty one. */
    NO_USER_AGENT("no_user_agent"),
    /** There is a user agent, and it begins like none of a browser: neither "Mozilla/" nor "Opera/". */
    OTHER_USER_AGENT("other_user_agent"),
    /** Sent by a browser. */
    FROM_BROWSER("from_browser"),
    /** Sent by a server on a user's behalf. */
    FROM_SERVER("from_server"),
    /** The edge's filter suspected it before the ad was bought. */
    PRE_BID_SUSPECT("pre_bid_suspect"),
    /** Another event with its id but other content was counted before. */
    ID_COLLISION("id_collision"),
    /** The client said that it fetched ahead. */
    PREFETCH("prefetch"),
    /** The ad's slot has no width or no height, or measures 1x1 pixel. */
    ZERO_SIZE("zero_size"),
    /** It is an impression. */
    IMPRESSION("impression"),
    /** It is a click. */
    CLICK("click");

    private final String wire;

    Fact(String wire) {
        this.wire = wire;
    }

    /** The name in stored rules. */
    public String wire() {
        return wire;
    }

    /** How an entry of a list by which it holds is named among an event's signals: listed_address:192.0.2.0/24. */
    public String signal(String entry) {
        return wire + ':' + entry;
    }

    /** The entry of a list by which it holds for the event; null where no list is asked or the entry has no name. */
    @Nullable
    String entryOrNull(EventFacts event, Lists lists) {
        return switch (this) {
            case LISTED_USER_AGENT -> lists.userAgents().crawlerOrNull(event.userAgent());
            case LISTED_ADDRESS -> lists.blocklist().entryOrNull(event.ip());
            case DATA_CENTRE -> lists.networks().dataCentreEntryOrNull(event.ip());
            default -> null;
        };
    }

    boolean holds(EventFacts event, Lists lists) {
        return switch (this) {
            case LISTED_USER_AGENT -> lists.userAgents().crawlerOrNull(event.userAgent()) != null;
            case LISTED_ADDRESS -> lists.blocklist().contains(event.ip());
            case DATA_CENTRE -> lists.networks().find(event.ip()).dataCentre();
            case NO_USER_AGENT -> blank(event.userAgent());
            case OTHER_USER_AGENT -> !blank(event.userAgent()) && !browser(event.userAgent());
            case FROM_BROWSER -> event.fromBrowser();
            case FROM_SERVER -> event.fromServer();
            case PRE_BID_SUSPECT -> event.preBidSuspect();
            case ID_COLLISION -> event.idCollision();
            case PREFETCH -> event.prefetch();
            case ZERO_SIZE -> invisible(event.widthPixels(), event.heightPixels());
            case IMPRESSION -> event.action() == Action.IMPRESSION;
            case CLICK -> event.action() == Action.CLICK;
        };
    }

    private static boolean blank(@Nullable String userAgent) {
        return userAgent == null || userAgent.isBlank();
    }

    private static boolean browser(@Nullable String userAgent) {
        return userAgent != null && (userAgent.startsWith("Mozilla/") || userAgent.startsWith("Opera/"));
    }

    private static boolean invisible(int widthPixels, int heightPixels) {
        return widthPixels == 0 || heightPixels == 0 || (widthPixels == 1 && heightPixels == 1);
    }
}
