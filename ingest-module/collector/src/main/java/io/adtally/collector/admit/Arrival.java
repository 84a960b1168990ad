package io.adtally.collector.admit;

import org.jspecify.annotations.Nullable;

/**
 * What the collector itself knows of a request, as opposed to what the body claims.
 *
 * @param receivedAtMillis the collector's clock, epoch milliseconds
 * @param ip the client's address, textual
 * @param fromTrustedProxy whether the fields that only an edge may set count
 * @param userAgent the request's header, for events that bring none
 */
public record Arrival(
        long receivedAtMillis,
        String ip,
        boolean fromTrustedProxy,
        @Nullable String userAgent) {}
