package io.adtally.fraud.rule;

import java.util.Map;

/**
 * Events and what they cost.
 *
 * @param events how many
 * @param micros the sum of their prices by currency (ISO 4217), in micros
 */
public record Amount(long events, Map<String, Long> micros) {
    /** Nothing. */
    public static final Amount ZERO = new Amount(0, Map.of());

    /** Copies the sums. */
    public Amount {
        micros = Map.copyOf(micros);
    }
}
