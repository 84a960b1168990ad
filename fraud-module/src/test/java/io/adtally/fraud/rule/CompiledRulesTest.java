package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.feature.Action;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.EventFacts;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.verdict.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The compiled form against reading the rules one by one. */
class CompiledRulesTest {
    private final Rules bundled = Rules.bundled();

    @Test
    void decidesAsReadingTheRulesInTurnDoes() {
        Random random = new Random(8);
        int decided = 0;
        for (int round = 0; round < 500; round++) {
            RuleSet set = RuleSetTest.random(random);
            Rules rules = bundled.withRuleSet(set);
            for (int event = 0; event < 40; event++) {
                SampleEvent facts = event(random);
                Behaviour seen = behaviour(random);
                Verdict verdict = rules.evaluate(facts, seen);
                Rule expected = first(set, facts, seen);
                assertThat(verdict.rule()).isEqualTo(expected);
                assertThat(verdict.shadows()).containsExactlyInAnyOrderElementsOf(shadows(set, facts, seen));
                decided += expected == null ? 0 : 1;
            }
        }
        assertThat(decided).isGreaterThan(2_000);
    }

    private static @Nullable Rule first(RuleSet set, EventFacts event, Behaviour seen) {
        for (Ruling ruling : List.of(Ruling.GIVT, Ruling.SIVT)) {
            for (Rule rule : set.rules()) {
                if (rule.mode() == Rule.Mode.ENABLED && rule.reason().ruling() == ruling && fires(rule, event, seen)) {
                    return rule;
                }
            }
        }
        return null;
    }

    private static List<Rule> shadows(RuleSet set, EventFacts event, Behaviour seen) {
        List<Rule> shadows = new ArrayList<>();
        for (Rule rule : set.rules()) {
            if (rule.mode() == Rule.Mode.SHADOW && fires(rule, event, seen)) {
                shadows.add(rule);
            }
        }
        return shadows;
    }

    private static boolean fires(Rule rule, EventFacts event, Behaviour seen) {
        return rule.conditions().stream().allMatch(condition -> switch (condition) {
            case Condition.Is is -> fact(is.fact(), event);
            case Condition.Above above -> measure(above.measure(), event, seen) > above.limit();
            case Condition.Below below -> measure(below.measure(), event, seen) < below.limit();
        });
    }

    /** Of the few addresses and user agents that {@link #event} makes. */
    private static boolean fact(Fact fact, EventFacts event) {
        String agent = event.userAgent();
        return switch (fact) {
            case LISTED_USER_AGENT -> "curl/8.0".equals(agent);
            case LISTED_ADDRESS -> "203.0.113.9".equals(event.ip());
            case DATA_CENTRE -> "3.5.0.1".equals(event.ip());
            case NO_USER_AGENT -> agent == null || agent.isEmpty();
            case OTHER_USER_AGENT -> "curl/8.0".equals(agent) || "Fetcher".equals(agent);
            case FROM_BROWSER -> event.fromBrowser();
            case FROM_SERVER -> event.fromServer();
            case PRE_BID_SUSPECT -> event.preBidSuspect();
            case ID_COLLISION -> event.idCollision();
            case PREFETCH -> event.prefetch();
            case ZERO_SIZE -> event.widthPixels() * event.heightPixels() <= 1 && event.widthPixels() >= 0;
            case IMPRESSION -> event.action() == Action.IMPRESSION;
            case CLICK -> event.action() == Action.CLICK;
        };
    }

    private static double measure(Measure measure, EventFacts event, Behaviour seen) {
        KeyBehaviour user = seen.user();
        KeyBehaviour address = seen.address();
        double ln2 = 0.6931471805599453;
        return switch (measure) {
            case USER_IMPRESSIONS_PER_HOUR -> user.impressions() * ln2;
            case USER_CLICKS_PER_HOUR -> user.clicks() * ln2;
            case USER_CLICKS_PER_IMPRESSION ->
                user.impressions() > 1
                        ? user.clicks() / user.impressions()
                        : user.clicks() * (user.impressions() * 0 + 1);
            case USER_CLICK_DEVIATION -> user.clickDeviation();
            case USER_INTER_CLICK_MILLIS -> user.interClickMillis();
            case USER_SESSION_MILLIS -> user.sessionMillis();
            case USER_SESSION_EVENTS -> user.sessionEvents();
            case USER_KM_PER_HOUR -> user.kmPerHour();
            case ADDRESS_IMPRESSIONS_PER_HOUR -> address.impressions() * ln2;
            case ADDRESS_CLICKS_PER_HOUR -> address.clicks() * ln2;
            case ADDRESS_CLICKS_PER_IMPRESSION ->
                address.impressions() > 1
                        ? address.clicks() / address.impressions()
                        : address.clicks() * (address.impressions() * 0 + 1);
            case ADDRESS_CLICK_DEVIATION -> address.clickDeviation();
            case ADDRESS_INTER_CLICK_MILLIS -> address.interClickMillis();
            case CLUSTER_SIZE -> seen.cluster().size() > 0 ? seen.cluster().size() : Double.NaN;
            case MILLIS_SINCE_IMPRESSION -> event.millisSinceImpression();
            case MILLIS_UNTIL_RECEIPT -> event.receivedAtMillis() - event.eventTimeMillis();
        };
    }

    private static SampleEvent event(Random random) {
        String[] addresses = {"203.0.113.9", "3.5.0.1", "91.198.174.192", "nonsense", null};
        String[] agents = {"curl/8.0", "Fetcher", SampleEvent.BROWSER, "", null};
        Action[] actions = Action.values();
        return new SampleEvent(
                RuleSetTest.any(random, actions),
                1_000 + random.nextInt(4),
                1_000 + random.nextInt(4),
                RuleSetTest.any(random, addresses),
                RuleSetTest.any(random, agents),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(2) == 0 ? 1 : 300,
                random.nextInt(2),
                number(random));
    }

    private static Behaviour behaviour(Random random) {
        return new Behaviour(key(random), key(random), new Cluster(1, random.nextInt(4), false), "");
    }

    private static KeyBehaviour key(Random random) {
        return new KeyBehaviour(
                Math.abs(number(random)),
                Math.abs(number(random)),
                number(random),
                number(random),
                number(random),
                number(random),
                number(random));
    }

    private static double number(Random random) {
        return random.nextInt(4) == 0 ? Double.NaN : random.nextInt(7) - 3 + random.nextDouble();
    }
}
