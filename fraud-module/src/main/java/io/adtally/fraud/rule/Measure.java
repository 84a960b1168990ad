package io.adtally.fraud.rule;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.EventFacts;
import io.adtally.fraud.feature.KeyBehaviour;

/**
 * What a rule may ask of an event, answered by a number; NaN where unknown, which is neither above nor below anything.
 * "User" is the event's user, or its address where no user is named. Wire names lie in stored rules: never rename one.
 */
public enum Measure {
    /** Impressions an hour, as a steady rate would show in a count whose past fades with a half-life of an hour. */
    USER_IMPRESSIONS_PER_HOUR("user_impressions_per_hour"),
    /** Clicks an hour, in the same way. */
    USER_CLICKS_PER_HOUR("user_clicks_per_hour"),
    /** Clicks of late for each impression of late, fewer than one impression taken for one. */
    USER_CLICKS_PER_IMPRESSION("user_clicks_per_impression"),
    /** Standard deviations of this minute's clicks above the usual clicks a minute. */
    USER_CLICK_DEVIATION("user_click_deviation"),
    /** Milliseconds between a click and the latest other one. */
    USER_INTER_CLICK_MILLIS("user_inter_click_millis"),
    /** Milliseconds from the first to the last event of the session. */
    USER_SESSION_MILLIS("user_session_millis"),
    /** Events of the session. */
    USER_SESSION_EVENTS("user_session_events"),
    /** The least speed at which the latest two countries can have been reached. */
    USER_KM_PER_HOUR("user_km_per_hour"),
    ADDRESS_IMPRESSIONS_PER_HOUR("address_impressions_per_hour"),
    ADDRESS_CLICKS_PER_HOUR("address_clicks_per_hour"),
    ADDRESS_CLICKS_PER_IMPRESSION("address_clicks_per_impression"),
    ADDRESS_CLICK_DEVIATION("address_click_deviation"),
    ADDRESS_INTER_CLICK_MILLIS("address_inter_click_millis"),
    /** Users, devices and addresses linked with the event's. */
    CLUSTER_SIZE("cluster_size"),
    /** Milliseconds from the impression to its click, by the client's clock; negative where the click came first. */
    MILLIS_SINCE_IMPRESSION("millis_since_impression"),
    /** Milliseconds from the event, by the client's clock, to its receipt; negative where it claims to be yet to come. */
    MILLIS_UNTIL_RECEIPT("millis_until_receipt");

    private static final double LN_2 = Math.log(2);

    private final String wire;

    Measure(String wire) {
        this.wire = wire;
    }

    /** The name in stored rules. */
    public String wire() {
        return wire;
    }

    double of(EventFacts event, Behaviour seen) {
        return switch (this) {
            case USER_IMPRESSIONS_PER_HOUR -> perHour(seen.user().impressions());
            case USER_CLICKS_PER_HOUR -> perHour(seen.user().clicks());
            case USER_CLICKS_PER_IMPRESSION -> ratio(seen.user());
            case USER_CLICK_DEVIATION -> seen.user().clickDeviation();
            case USER_INTER_CLICK_MILLIS -> seen.user().interClickMillis();
            case USER_SESSION_MILLIS -> seen.user().sessionMillis();
            case USER_SESSION_EVENTS -> seen.user().sessionEvents();
            case USER_KM_PER_HOUR -> seen.user().kmPerHour();
            case ADDRESS_IMPRESSIONS_PER_HOUR -> perHour(seen.address().impressions());
            case ADDRESS_CLICKS_PER_HOUR -> perHour(seen.address().clicks());
            case ADDRESS_CLICKS_PER_IMPRESSION -> ratio(seen.address());
            case ADDRESS_CLICK_DEVIATION -> seen.address().clickDeviation();
            case ADDRESS_INTER_CLICK_MILLIS -> seen.address().interClickMillis();
            case CLUSTER_SIZE ->
                seen.cluster().size() == 0 ? Double.NaN : seen.cluster().size();
            case MILLIS_SINCE_IMPRESSION -> event.millisSinceImpression();
            case MILLIS_UNTIL_RECEIPT -> untilReceipt(event);
        };
    }

    /** The integral over all the past of a rate r that fades with a half-life of one hour is r / ln 2. */
    private static double perHour(double fadingCount) {
        return fadingCount * LN_2;
    }

    private static double untilReceipt(EventFacts event) {
        boolean known = event.receivedAtMillis() != 0 && event.eventTimeMillis() != 0;
        return known ? event.receivedAtMillis() - event.eventTimeMillis() : Double.NaN;
    }

    private static double ratio(KeyBehaviour key) {
        return key.clicks() / Math.max(1, key.impressions());
    }
}
