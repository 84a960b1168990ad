package io.adtally.fraud.feature;

import org.jspecify.annotations.Nullable;

/**
 * What rules and features may know of an event itself; what the events around it say is {@link Behaviour}. An interface
 * so that the stream need not copy its events; what an event does not say is, by default, not known.
 */
public interface EventFacts {
    Action action();

    /** The client's clock, epoch milliseconds. */
    long eventTimeMillis();

    /** The collector's clock, epoch milliseconds. */
    long receivedAtMillis();

    /** IPv4 or IPv6 in text form; null where unknown. */
    default @Nullable String ip() {
        return null;
    }

    /** As sent. */
    default @Nullable String userAgent() {
        return null;
    }

    /** ISO 3166-1 alpha-2. */
    default @Nullable String country() {
        return null;
    }

    /** Sent by a browser, and not by an app or a server. */
    default boolean fromBrowser() {
        return false;
    }

    /** Sent by a server on a user's behalf: its address and user agent, where given, are the user's. */
    default boolean fromServer() {
        return false;
    }

    /** The edge's filter suspected it before the ad was bought. */
    default boolean preBidSuspect() {
        return false;
    }

    /** Another event with its id but other content was counted before. */
    default boolean idCollision() {
        return false;
    }

    /** The client said that the page or ad was being fetched ahead (Sec-Purpose, X-Moz, purpose). */
    default boolean prefetch() {
        return false;
    }

    /** Width of the ad's slot in CSS pixels; -1 where unknown. */
    default int widthPixels() {
        return -1;
    }

    /** Height of the ad's slot in CSS pixels; -1 where unknown. */
    default int heightPixels() {
        return -1;
    }

    /**
     * Milliseconds from the impression to this event, of a click that carries its impression's time-ordered id; NaN for
     * others. Negative where the click claims to have come first.
     */
    default double millisSinceImpression() {
        return Double.NaN;
    }
}
