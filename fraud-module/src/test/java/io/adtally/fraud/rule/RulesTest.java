package io.adtally.fraud.rule;

import static io.adtally.fraud.rule.SampleEvent.BROWSER;
import static io.adtally.fraud.rule.SampleEvent.IMPRESSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.adtally.fraud.feature.Behaviour;
import io.adtally.fraud.feature.Cluster;
import io.adtally.fraud.feature.KeyBehaviour;
import io.adtally.fraud.place.ListedDataCentres;
import io.adtally.fraud.place.Networks;
import io.adtally.fraud.verdict.Ruling;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Behaviour UNKNOWN = Behaviour.UNKNOWN;

    private final Rules rules = Rules.bundled();

    private @Nullable String reason(SampleEvent event, Behaviour seen) {
        return rules.evaluate(event, seen).reason();
    }

    private List<String> shadows(SampleEvent event, Behaviour seen) {
        return rules.evaluate(event, seen).shadows().stream().map(Rule::id).toList();
    }

    private static Behaviour user(double clicks, double interClickMillis, double deviation, double kmPerHour) {
        return UNKNOWN.withUser(new KeyBehaviour(10, clicks, 1, 1, interClickMillis, deviation, kmPerHour));
    }

    @Test
    void decidesByUserAgentThenByAddress() {
        assertThat(reason(IMPRESSION.from("8.8.8.8", "Googlebot/2.1"), UNKNOWN)).isEqualTo("known_crawler");
        assertThat(reason(IMPRESSION.from("203.0.113.1", "Googlebot/2.1"), UNKNOWN))
                .isEqualTo("known_crawler");
        assertThat(reason(IMPRESSION.from("203.0.113.1", BROWSER), UNKNOWN)).isEqualTo("blocked_address");
        assertThat(rules.evaluate(IMPRESSION.from("91.198.174.192", BROWSER), UNKNOWN))
                .isEqualTo(Verdict.NONE);
        assertThat(rules.evaluate(IMPRESSION.from("8.8.8.8", "Googlebot/2.1"), UNKNOWN)
                        .ruling())
                .isEqualTo(Ruling.GIVT);
    }

    @Test
    void namesTheEntriesOfListsByWhichARuleFired() {
        assertThat(entries(rules, IMPRESSION.from("8.8.8.8", "Googlebot/2.1")))
                .as("another rule would have fired, too")
                .containsExactly("listed_user_agent:Googlebot\\/");
        Rules listed = rules.withBlocklist(IpBlocklist.parse(List.of("91.198.174.0/24", "!91.198.174.7"))
                .blocklist()
                .over(IpBlocklist.parse(List.of("91.198.174.192", "2001:db8:1::/48"))
                        .blocklist()));
        assertThat(entries(listed, IMPRESSION.from("91.198.174.192", BROWSER)))
                .as("the widest")
                .containsExactly("listed_address:91.198.174.0/24");
        assertThat(entries(listed, IMPRESSION.from("2001:db8:1::7", BROWSER)))
                .containsExactly("listed_address:2001:db8:1::/48");
        assertThat(entries(listed, IMPRESSION.from("91.198.174.7", BROWSER))).isEmpty();
        assertThat(entries(listed, IMPRESSION.prefetched())).containsExactly("listed_address:91.198.174.0/24");
        assertThat(entries(rules, IMPRESSION.prefetched())).as("asks no list").isEmpty();
    }

    @Test
    void namesADataCentreByItsListedNetworkElseByItsOperatorThoughItsRuleIsOnTrial() {
        String amazon = "35.96.24.1";
        assertThat(entries(rules, IMPRESSION.from(amazon, BROWSER))).containsExactly("data_centre:AS801");
        Rules listed = rules.withNetworks(new ListedDataCentres(
                rules.networks(),
                IpBlocklist.parse(List.of("35.96.24.0/24", "81.2.69.0/24", "!35.96.25.0/24"))
                        .blocklist()));
        assertThat(entries(listed, IMPRESSION.from(amazon, BROWSER))).containsExactly("data_centre:35.96.24.0/24");
        assertThat(entries(listed, IMPRESSION.from("35.96.25.1", BROWSER)))
                .as("the exception is of the list alone")
                .containsExactly("data_centre:AS801");
        assertThat(entries(listed, IMPRESSION.from("81.2.69.142", BROWSER)))
                .containsExactly("data_centre:81.2.69.0/24");
    }

    private static Set<String> entries(Rules rules, SampleEvent event) {
        return rules.entries(rules.evaluate(event, UNKNOWN), event);
    }

    @Test
    void whatIsMissingProvesNothing() {
        assertThat(reason(IMPRESSION.from(null, null), UNKNOWN)).isNull();
        assertThat(reason(IMPRESSION.from("", ""), UNKNOWN)).isNull();
        assertThat(rules.evaluate(IMPRESSION.from(null, BROWSER), UNKNOWN)).isEqualTo(Verdict.NONE);
        assertThat(rules.evaluate(IMPRESSION.from("not an address", BROWSER), UNKNOWN))
                .isEqualTo(Verdict.NONE);
        assertThat(rules.evaluate(IMPRESSION, UNKNOWN)).isEqualTo(Verdict.NONE);
        assertThat(rules.evaluate(IMPRESSION.clickAfter(Double.NaN), UNKNOWN)).isEqualTo(Verdict.NONE);
    }

    @Test
    void bundledRulesInForce() {
        assertThat(reason(IMPRESSION.prefetched(), UNKNOWN)).isEqualTo("prefetch");
        assertThat(reason(IMPRESSION.sized(0, 250), UNKNOWN)).isEqualTo("zero_size");
        assertThat(reason(IMPRESSION.sized(1, 1), UNKNOWN)).isEqualTo("zero_size");
        assertThat(reason(IMPRESSION.sized(-1, -1), UNKNOWN)).isNull();
        assertThat(reason(IMPRESSION.sized(1, 250), UNKNOWN)).isNull();
        assertThat(reason(IMPRESSION.clickAfter(-300_001), UNKNOWN)).isEqualTo("impossible_time");
        assertThat(reason(IMPRESSION.clickAfter(-300_000), UNKNOWN)).isNull();
        SampleEvent click = IMPRESSION.clickAfter(2_000);
        assertThat(reason(click, user(200, 5_000, 10.1, 0))).isEqualTo("click_rate");
        assertThat(reason(click, user(200, 5_000, 10, 0))).isNull();
        assertThat(reason(click, user(60, 5_000, 50, 0))).isNull();
        assertThat(reason(IMPRESSION, user(200, 5_000, 10.1, 0))).isNull();
        assertThat(reason(IMPRESSION.from("203.0.113.1", "curl/8.0").prefetched(), UNKNOWN))
                .isEqualTo("known_crawler");
    }

    @Test
    void bundledRulesOnTrial() {
        SampleEvent click = IMPRESSION.clickAfter(149);
        assertThat(shadows(click, UNKNOWN)).containsExactly("click_injection");
        assertThat(shadows(IMPRESSION.clickAfter(150), UNKNOWN)).isEmpty();
        assertThat(shadows(IMPRESSION.from("3.5.0.1", BROWSER), UNKNOWN)).containsExactly("data_centre_browser");
        assertThat(shadows(IMPRESSION.from("3.5.0.1", BROWSER).sentByServer(), UNKNOWN))
                .isEmpty();
        assertThat(shadows(IMPRESSION.from(null, " "), UNKNOWN)).containsExactly("browser_without_user_agent");
        assertThat(shadows(IMPRESSION.from(null, "Firefoxy"), UNKNOWN))
                .containsExactly("browser_with_other_user_agent");
        assertThat(shadows(IMPRESSION.suspect(), UNKNOWN)).containsExactly("pre_bid_suspect");
        assertThat(shadows(IMPRESSION.clickAfter(900), user(500, 99, 0, 1_201)))
                .containsExactly("rapid_clicks", "travel", "click_flood");
        assertThat(shadows(IMPRESSION, UNKNOWN.withCluster(new Cluster(1, 101, false))))
                .containsExactly("large_cluster");
        Verdict both = rules.evaluate(IMPRESSION.suspect().prefetched(), UNKNOWN);
        assertThat(both.reason()).isEqualTo("prefetch");
        assertThat(both.shadows()).extracting(Rule::id).containsExactly("pre_bid_suspect");
    }

    @Test
    void anotherListMakesAnotherSnapshotWithAnotherVersion() {
        IpBlocklist more = IpBlocklist.parse(List.of("8.8.8.8")).blocklist();
        Rules changed = rules.withBlocklist(rules.blocklist().plus(more));
        assertThat(changed.evaluate(IMPRESSION.from("8.8.8.8", BROWSER), UNKNOWN)
                        .reason())
                .isEqualTo("blocked_address");
        assertThat(changed.evaluate(IMPRESSION.from("203.0.113.1", BROWSER), UNKNOWN)
                        .reason())
                .isEqualTo("blocked_address");
        assertThat(reason(IMPRESSION.from("8.8.8.8", BROWSER), UNKNOWN)).isNull();
        assertThat(changed.version()).matches("[0-9a-f]{12}").isNotEqualTo(rules.version());
        assertThat(changed.withBlocklist(rules.blocklist()).version()).isEqualTo(rules.version());
        assertThat(rules.withNetworks(Networks.none()).version()).isNotEqualTo(rules.version());
        assertThat(rules.withUserAgents(UserAgentList.of("own", List.of("Firefox")))
                        .evaluate(IMPRESSION, UNKNOWN)
                        .reason())
                .isEqualTo("known_crawler");
        assertThat(rules.withRuleSet(new RuleSet("none", List.of())).evaluate(IMPRESSION.from(null, "curl/8"), UNKNOWN))
                .isEqualTo(Verdict.NONE);
    }

    @Test
    void allocatesNothingForAnEvent() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SampleEvent[] events = {
            IMPRESSION,
            IMPRESSION.from("2a02:8071:2b80:1::17", BROWSER),
            IMPRESSION.from("::ffff:8.8.8.8", BROWSER),
            IMPRESSION.from("203.0.113.9", BROWSER).suspect(),
            IMPRESSION.from("3.5.0.1", BROWSER),
            IMPRESSION.from("10.1.2.3", "curl/8.0").clickAfter(20),
        };
        int rounds = 200_000;
        evaluate(events, rounds);
        long before = threads.getCurrentThreadAllocatedBytes();
        evaluate(events, rounds);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        // The cache's own upkeep may allocate now and then, an event may not: one object each would be 16 bytes.
        assertThat(bytes).isLessThan(rounds);
    }

    private void evaluate(SampleEvent[] events, int rounds) {
        int decided = 0;
        for (int round = 0; round < rounds; round++) {
            if (rules.evaluate(events[round % events.length], UNKNOWN).ruling() != Ruling.CLEAN) {
                decided++;
            }
        }
        assertThat(decided).isBetween(rounds / 3 - 2, rounds / 3 + 2);
    }
}
