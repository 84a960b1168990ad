package io.adtally.fraud.feature;

import org.jspecify.annotations.Nullable;

/**
 * What rules and features may know of an event itself; what the events around it say is {@link Behaviour}. An interface
 * so that the stream need not copy its events.
 */
public interface EventFacts {
    Action action();

    /** The client's clock, epoch milliseconds. */
    long eventTimeMillis();

    /** The collector's clock, epoch milliseconds. */
    long receivedAtMillis();

    /** IPv4 or IPv6 in text form; null where unknown. */
    @Nullable
    String ip();

    /** As sent. */
    @Nullable
    String userAgent();

    /** ISO 3166-1 alpha-2. */
    @Nullable
    String country();

    /** Sent by a browser, and not by an app or a server. */
    boolean fromBrowser();

    /** Sent by a server on a user's behalf: its address and user agent, where given, are the user's. */
    boolean fromServer();

    /** The edge's filter suspected it before the ad was bought. */
    boolean preBidSuspect();

    /** The client said that the page or ad was being fetched ahead (Sec-Purpose, X-Moz, purpose). */
    boolean prefetch();

    /** Width of the ad's slot in CSS pixels; -1 where unknown. */
    int widthPixels();

    /** Height of the ad's slot in CSS pixels; -1 where unknown. */
    int heightPixels();

    /**
     * Milliseconds from the impression to this event, of a click that carries its impression's time-ordered id; NaN for
     * others. Negative where the click claims to have come first.
     */
    double millisSinceImpression();
}
