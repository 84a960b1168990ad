package io.adtally.fraud.rule;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.EventFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A rule set in the form in which every event is judged: each different condition is asked once and becomes a bit, and a
 * rule fires when all bits of its mask are set. Immutable; judging allocates nothing.
 */
final class CompiledRules {
    private final Rule[] rules;
    private final long[] masks;
    private final Condition[] conditions;
    private final long enabled;

    CompiledRules(RuleSet set) {
        // A stable sort: within a class the order stays that of the set.
        rules = set.rules().stream()
                .sorted(Comparator.comparing(rule -> rule.reason().ruling()))
                .toArray(Rule[]::new);
        Set<Condition> different = new LinkedHashSet<>();
        set.rules().forEach(rule -> different.addAll(rule.conditions()));
        List<Condition> numbered = List.copyOf(different);
        conditions = numbered.toArray(Condition[]::new);
        masks = new long[rules.length];
        long bits = 0;
        for (int index = 0; index < rules.length; index++) {
            for (Condition condition : rules[index].conditions()) {
                masks[index] |= 1L << numbered.indexOf(condition);
            }
            if (rules[index].mode() == Rule.Mode.ENABLED) {
                bits |= 1L << index;
            }
        }
        enabled = bits;
    }

    /** The bits of the deciding rule, if any, and of every shadow rule that fired; the first rule's is the lowest. */
    long fired(EventFacts event, Behaviour seen, Lists lists) {
        long holding = 0;
        for (int index = 0; index < conditions.length; index++) {
            if (holds(conditions[index], event, seen, lists)) {
                holding |= 1L << index;
            }
        }
        long fired = 0;
        for (int index = 0; index < masks.length; index++) {
            if ((holding & masks[index]) == masks[index]) {
                fired |= 1L << index;
            }
        }
        return Long.lowestOneBit(fired & enabled) | (fired & ~enabled);
    }

    /** What {@link #fired} amounts to. */
    Verdict verdict(long fired) {
        long deciding = fired & enabled;
        Rule rule = deciding == 0 ? null : rules[Long.numberOfTrailingZeros(deciding)];
        List<Rule> shadows = new ArrayList<>();
        for (int index = 0; index < rules.length; index++) {
            if ((fired & ~enabled & 1L << index) != 0) {
                shadows.add(rules[index]);
            }
        }
        return new Verdict(rule, shadows);
    }

    private static boolean holds(Condition condition, EventFacts event, Behaviour seen, Lists lists) {
        return switch (condition) {
            case Condition.Is is -> is.fact().holds(event, lists);
            case Condition.Above above -> above.measure().of(event, seen) > above.limit();
            case Condition.Below below -> below.measure().of(event, seen) < below.limit();
        };
    }
}
