package io.adtally.fraud.rule;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.EventFacts;
import io.adtally.fraud.verdict.Ruling;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Judges past events by two versions of the rules and tells what would change, in events and in money. Takes the events
 * one by one, so that any number of them can be tried. For one thread.
 */
public final class Backtest {
    private final Rules before;
    private final Rules after;
    private final Tally all = new Tally();
    private final Map<String, RuleChange.Sums> byRule = new LinkedHashMap<>();
    private final Map<Ruling, Map<Ruling, Tally>> moves = new EnumMap<>(Ruling.class);

    /** Compares the rules in force with those that might follow them. */
    public Backtest(Rules before, Rules after) {
        this.before = before;
        this.after = after;
        for (Rules rules : new Rules[] {before, after}) {
            rules.ruleSet().rules().forEach(rule -> byRule.putIfAbsent(rule.id(), new RuleChange.Sums()));
        }
    }

    /**
     * Judges one event.
     *
     * @param priceMicros what it costs if it is valid, in micros of the currency
     * @param currency ISO 4217; sums of different currencies are kept apart
     * @throws ArithmeticException if a sum does not fit a long
     */
    public void add(EventFacts event, Behaviour seen, long priceMicros, String currency) {
        Verdict was = before.evaluate(event, seen);
        Verdict becomes = after.evaluate(event, seen);
        all.add(priceMicros, currency);
        moves.computeIfAbsent(was.ruling(), ruling -> new EnumMap<>(Ruling.class))
                .computeIfAbsent(becomes.ruling(), ruling -> new Tally())
                .add(priceMicros, currency);
        Rule wasRule = was.rule();
        Rule becomesRule = becomes.rule();
        if (wasRule != null) {
            sums(wasRule).decidedBefore.add(priceMicros, currency);
        }
        if (becomesRule != null) {
            sums(becomesRule).decidedAfter.add(priceMicros, currency);
        }
        if (becomesRule != null && wasRule == null) {
            sums(becomesRule).newlyInvalid.add(priceMicros, currency);
        }
        if (becomesRule == null && wasRule != null) {
            sums(wasRule).newlyValid.add(priceMicros, currency);
        }
        was.shadows().forEach(rule -> sums(rule).shadowBefore.add(priceMicros, currency));
        becomes.shadows().forEach(rule -> sums(rule).shadowAfter.add(priceMicros, currency));
    }

    /** What has been found so far. */
    public BacktestReport report() {
        Map<String, RuleChange> rules = new LinkedHashMap<>();
        byRule.forEach((id, sums) -> rules.put(id, sums.change()));
        Map<Ruling, Map<Ruling, Amount>> moved = new EnumMap<>(Ruling.class);
        moves.forEach((from, targets) -> {
            Map<Ruling, Amount> amounts = new EnumMap<>(Ruling.class);
            targets.forEach((to, tally) -> amounts.put(to, tally.amount()));
            moved.put(from, amounts);
        });
        return new BacktestReport(before.version(), after.version(), all.amount(), rules, moved);
    }

    private RuleChange.Sums sums(Rule rule) {
        return byRule.computeIfAbsent(rule.id(), id -> new RuleChange.Sums());
    }
}
