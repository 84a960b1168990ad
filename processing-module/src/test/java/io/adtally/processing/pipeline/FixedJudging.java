package io.adtally.processing.pipeline;

import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.rule.IpBlocklist;
import io.adtally.fraud.rule.Rule;
import io.adtally.fraud.rule.RuleSet;
import io.adtally.fraud.rule.Rules;
import io.adtally.fraud.verdict.Judgement;
import io.adtally.fraud.verdict.Judgement.Versions;
import io.adtally.fraud.verdict.Reason;
import io.adtally.fraud.verdict.Ruling;
import io.adtally.processing.event.IncomingEvent;
import io.adtally.processing.judge.Judge;
import io.adtally.processing.judge.Judging;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Judges by the bundled lists and one listed address alone; another address is suspect whatever it does. */
final class FixedJudging implements Judging {
    private static final long serialVersionUID = 1L;

    @Override
    public Judge open(RuntimeContext task) {
        IpBlocklist listed = IpBlocklist.parse(List.of(SentEvents.LISTED)).blocklist();
        Rules bundled = Rules.bundled();
        Rules rules = bundled.withRuleSet(new RuleSet("lists", listRules(bundled.ruleSet())))
                .withBlocklist(bundled.blocklist().plus(listed));
        Versions versions = new Versions(rules.ruleSet().version(), rules.version(), "", "", 0);
        return candidate -> judge(candidate.event(), rules, versions);
    }

    private static List<Rule> listRules(RuleSet all) {
        return all.rules().stream()
                .filter(rule -> rule.reason() == Reason.KNOWN_CRAWLER || rule.reason() == Reason.BLOCKED_ADDRESS)
                .toList();
    }

    private static Judgement judge(IncomingEvent event, Rules rules, Versions versions) {
        String reason = rules.evaluate(event, Behaviour.UNKNOWN).reason();
        if (reason != null) {
            return Judgement.unscored(Ruling.GIVT, reason, versions);
        }
        return SentEvents.SUSPECT.equals(event.ip())
                ? Judgement.unscored(Ruling.QUARANTINE, "suspect", versions)
                : Judgement.unscored(Ruling.CLEAN, "", versions);
    }
}
