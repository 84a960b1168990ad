package io.adtally.fraud.rule;

import io.adtally.fraud.verdict.Ruling;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What other rules would have made of past events.
 *
 * @param versionBefore of the rules in force
 * @param versionAfter of the rules on trial
 * @param all every event judged
 * @param rules by id, of both versions, in their order
 * @param moves from the ruling in force to the ruling on trial; rulings that do not occur are absent
 */
public record BacktestReport(
        String versionBefore,
        String versionAfter,
        Amount all,
        Map<String, RuleChange> rules,
        Map<Ruling, Map<Ruling, Amount>> moves) {
    /** Copies the maps and keeps their order. */
    public BacktestReport {
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        moves = Map.copyOf(moves);
    }

    /** The events that would go from one ruling to the other. */
    public Amount moved(Ruling from, Ruling to) {
        return moves.getOrDefault(from, Map.of()).getOrDefault(to, Amount.ZERO);
    }
}
