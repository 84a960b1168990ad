package io.adtally.fraud.rule;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.EventFacts;
import io.adtally.fraud.place.DataCentreRanges;
import io.adtally.fraud.place.Networks;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A rule set and the lists it refers to as one immutable snapshot. Build it once per process or operator (the bundled
 * lists take a moment to parse and are not serializable), swap it by replacing the reference: every verdict then stems
 * from one version. Safe for any number of threads; judging an event allocates nothing.
 */
public final class Rules {
    /** Raised whenever the same lists and rules would give another verdict than before. */
    private static final String REVISION = "rules-2";

    private final RuleSet ruleSet;
    private final Lists lists;
    private final CompiledRules compiled;
    private final Verdicts verdicts;
    private final String version;

    private Rules(RuleSet ruleSet, Lists lists) {
        this.ruleSet = ruleSet;
        this.lists = lists;
        this.compiled = new CompiledRules(ruleSet);
        this.verdicts = new Verdicts(compiled);
        this.version = new ContentHash()
                .add(REVISION)
                .add(ruleSet.toJson())
                .add(lists.userAgents().version())
                .add(lists.blocklist().version())
                .add(lists.networks().version())
                .hex();
    }

    /** The bundled rules with the bundled lists; parsed once per JVM. */
    public static Rules bundled() {
        return Bundled.RULES;
    }

    /** The same with other rules. */
    public Rules withRuleSet(RuleSet replacement) {
        return new Rules(replacement, lists);
    }

    /** The same with another list of user agents. */
    public Rules withUserAgents(UserAgentList replacement) {
        return new Rules(ruleSet, new Lists(replacement, lists.blocklist(), lists.networks()));
    }

    /** The same with another blocklist. */
    public Rules withBlocklist(IpBlocklist replacement) {
        return new Rules(ruleSet, new Lists(lists.userAgents(), replacement, lists.networks()));
    }

    /** The same with other knowledge of networks, which must stay open as long as these rules are in force. */
    public Rules withNetworks(Networks replacement) {
        return new Rules(ruleSet, new Lists(lists.userAgents(), lists.blocklist(), replacement));
    }

    /** The rules in force. */
    public RuleSet ruleSet() {
        return ruleSet;
    }

    /** The blocklist in force, for example to add to it: {@code rules.withBlocklist(rules.blocklist().plus(more))}. */
    public IpBlocklist blocklist() {
        return lists.blocklist();
    }

    /** Whose networks are known. */
    public Networks networks() {
        return lists.networks();
    }

    /**
     * Twelve hex digits over the rules, the content of all lists and the revision; equal content, laid in equal layers,
     * equal version.
     */
    public String version() {
        return version;
    }

    /** Judges one event by itself and by what the events around it say. What is not known speaks against nobody. */
    public Verdict evaluate(EventFacts event, Behaviour seen) {
        return verdicts.of(compiled.fired(event, seen, lists));
    }

    /**
     * By which entries of lists the verdict's rules fired for the event, those on trial, too, each as {@link Fact#signal}.
     * Looks them up and spells them: for events that rules speak against, not for every one.
     */
    public Set<String> entries(Verdict verdict, EventFacts event) {
        Set<String> signals = new LinkedHashSet<>();
        if (verdict.rule() != null) {
            addEntries(verdict.rule(), event, signals);
        }
        for (Rule shadow : verdict.shadows()) {
            addEntries(shadow, event, signals);
        }
        return signals;
    }

    private void addEntries(Rule rule, EventFacts event, Set<String> signals) {
        for (Condition condition : rule.conditions()) {
            if (condition instanceof Condition.Is is) {
                String entry = is.fact().entryOrNull(event, lists);
                if (entry != null) {
                    signals.add(is.fact().signal(entry));
                }
            }
        }
    }

    private static final class Bundled {
        static final Rules RULES = new Rules(
                RuleSet.bundled(),
                new Lists(UserAgentList.bundled(), IpBlocklist.bundled(), DataCentreRanges.bundled()));
    }
}
