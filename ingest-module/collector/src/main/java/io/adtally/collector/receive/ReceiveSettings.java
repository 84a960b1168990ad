package io.adtally.collector.receive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * The bounds of a request and of all requests together.
 *
 * @param maxBody of one request, 1 KB..64 MB
 * @param bodyTimeout from a request's first byte of body to its last, 100 ms..5 min
 * @param maxRequestsInFlight requests read or waiting for acknowledgements at once, 1..100000
 * @param maxBytesInFlight bodies of those together, at least one body
 * @param retryAfter what a refused client is told to wait, 1 s..1 h
 * @param trustedProxies ranges (address/bits) whose X-Forwarded-For and edge fields count; empty for none
 */
public record ReceiveSettings(
        DataSize maxBody,
        Duration bodyTimeout,
        int maxRequestsInFlight,
        DataSize maxBytesInFlight,
        Duration retryAfter,
        List<String> trustedProxies) {

    public ReceiveSettings {
        trustedProxies = List.copyOf(trustedProxies);
        List<String> errors = new ArrayList<>();
        if (maxBody.toBytes() < 1024 || maxBody.toBytes() > 64 * 1024 * 1024) {
            errors.add("max-body must be in 1KB..64MB: " + maxBody);
        }
        check(errors, "body-timeout", bodyTimeout, Duration.ofMillis(100), Duration.ofMinutes(5));
        if (maxRequestsInFlight < 1 || maxRequestsInFlight > 100_000) {
            errors.add("max-requests-in-flight must be in 1..100000: " + maxRequestsInFlight);
        }
        if (maxBytesInFlight.compareTo(maxBody) < 0) {
            errors.add("max-bytes-in-flight must be at least max-body: " + maxBytesInFlight);
        }
        check(errors, "retry-after", retryAfter, Duration.ofSeconds(1), Duration.ofHours(1));
        for (String range : trustedProxies) {
            if (AddressRange.parse(range) == null) {
                errors.add("trusted-proxies must be address/bits: " + range);
            }
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("adtally.collector.receive: " + String.join("; ", errors));
        }
    }

    private static void check(List<String> errors, String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            errors.add(name + " must be in " + least + ".." + most + ": " + value);
        }
    }
}
