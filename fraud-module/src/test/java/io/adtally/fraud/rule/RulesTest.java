package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Rules rules = Rules.bundled();

    @Test
    void decidesByUserAgentThenByAddress() {
        assertThat(rules.evaluate("Googlebot/2.1", "8.8.8.8")).isEqualTo(Verdict.KNOWN_CRAWLER);
        assertThat(rules.evaluate("Googlebot/2.1", "203.0.113.1")).isEqualTo(Verdict.KNOWN_CRAWLER);
        assertThat(rules.evaluate(BROWSER, "203.0.113.1")).isEqualTo(Verdict.BLOCKED_ADDRESS);
        assertThat(rules.evaluate(BROWSER, "8.8.8.8")).isEqualTo(Verdict.NONE);
    }

    @Test
    void whatIsMissingProvesNothing() {
        assertThat(rules.evaluate(null, null)).isEqualTo(Verdict.NONE);
        assertThat(rules.evaluate("", "")).isEqualTo(Verdict.NONE);
        assertThat(rules.evaluate(BROWSER, "not an address")).isEqualTo(Verdict.NONE);
    }

    @Test
    void wireNamesStayAsTheyAre() {
        assertThat(Verdict.values())
                .extracting(Verdict::reason)
                .containsExactly(null, "known_crawler", "blocked_address");
        assertThat(Verdict.values()).extracting(Verdict::givt).containsExactly(false, true, true);
    }

    @Test
    void anotherBlocklistMakesAnotherSnapshotWithAnotherVersion() {
        IpBlocklist more = IpBlocklist.parse(List.of("8.8.8.8")).blocklist();
        Rules changed = rules.withBlocklist(rules.blocklist().plus(more));
        assertThat(changed.evaluate(BROWSER, "8.8.8.8")).isEqualTo(Verdict.BLOCKED_ADDRESS);
        assertThat(changed.evaluate(BROWSER, "203.0.113.1")).isEqualTo(Verdict.BLOCKED_ADDRESS);
        assertThat(rules.evaluate(BROWSER, "8.8.8.8")).isEqualTo(Verdict.NONE);
        assertThat(changed.version()).matches("[0-9a-f]{12}").isNotEqualTo(rules.version());
        assertThat(changed.withBlocklist(rules.blocklist()).version()).isEqualTo(rules.version());
    }

    @Test
    void allocatesNothingForAnOrdinaryEvent() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String[] addresses = {"91.198.174.192", "2a02:8071:2b80:1::17", "::ffff:8.8.8.8", "10.1.2.3"};
        int events = 200_000;
        evaluate(addresses, events);
        long before = threads.getCurrentThreadAllocatedBytes();
        evaluate(addresses, events);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        // The cache's own upkeep may allocate now and then, an event may not: one object each would be 16 bytes.
        assertThat(bytes).isLessThan(events);
    }

    private void evaluate(String[] addresses, int events) {
        int listed = 0;
        for (int event = 0; event < events; event++) {
            if (rules.evaluate(BROWSER, addresses[event % addresses.length]).givt()) {
                listed++;
            }
        }
        assertThat(listed).isZero();
    }
}
