package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Few entries over many say of every address what all of them in one list say. */
class LayeredBlocklistTest {
    private static final int ROUNDS = 150;
    private static final int LOOKUPS = 600;

    /** Random networks of both families and every width, one in four an exception, cut anywhere into up to three layers. */
    @Test
    void layersAnswerAsOneListOfAllTheirEntries() {
        int listed = 0;
        int excepted = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            NetworkOracle networks = new NetworkOracle(random);
            List<String> entries = networks.entries(1 + random.nextInt(120));
            entries.replaceAll(entry -> random.nextInt(4) == 0 ? "!" + entry : entry);
            IpBlocklist flat = of(entries);
            int tail = random.nextInt(entries.size() + 1);
            int bundled = random.nextInt(tail + 1);
            IpBlocklist base = of(entries.subList(tail, entries.size()));
            IpBlocklist edits = of(entries.subList(bundled, tail));
            IpBlocklist ours = of(entries.subList(0, bundled));
            for (String address : networks.addresses(LOOKUPS)) {
                for (IpBlocklist layered : List.of(
                        ours.plus(edits).over(base),
                        ours.over(edits.over(base)),
                        edits.over(base).plus(ours),
                        base.over(edits).over(ours))) {
                    assertThat(layered.contains(address))
                            .as("seed %s, %s", seed, address)
                            .isEqualTo(flat.contains(address));
                    assertThat(layered.find(address))
                            .as("seed %s, %s", seed, address)
                            .isEqualTo(flat.find(address));
                }
                listed += flat.contains(address) ? 1 : 0;
                excepted += flat.find(address)
                                .filter(match -> match.effect() == IpBlocklist.Match.Effect.EXCEPTED)
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        assertThat(listed).isGreaterThan(ROUNDS * LOOKUPS / 20);
        assertThat(excepted).isGreaterThan(ROUNDS * LOOKUPS / 20);
    }

    @Test
    void anExceptionOfAnyLayerWinsAndTheWidestEntryOfAnyLayerIsNamed() {
        IpBlocklist base = of(List.of("10.1.0.0/16", "!10.2.2.0/24", "2001:db8:1::/48"));
        IpBlocklist layered =
                of(List.of("10.0.0.0/8", "!10.1.7.7", "2001:db8:1:2::/64")).over(base);
        assertThat(layered.contains("10.1.7.7")).isFalse();
        assertThat(layered.contains("10.2.2.2")).isFalse();
        assertThat(layered.find("10.1.7.8"))
                .contains(new IpBlocklist.Match("10.0.0.0/8", IpBlocklist.Match.Effect.LISTED));
        assertThat(layered.find("2001:db8:1:2::7"))
                .contains(new IpBlocklist.Match("2001:db8:1::/48", IpBlocklist.Match.Effect.LISTED));
        assertThat(layered.find("10.2.2.2"))
                .contains(new IpBlocklist.Match("10.2.2.0/24", IpBlocklist.Match.Effect.EXCEPTED));
    }

    @Test
    void theVersionNamesEveryLayer() {
        IpBlocklist base = of(List.of("1.2.3.0/24", "9.9.9.9"));
        IpBlocklist tail = of(List.of("8.8.8.8", "2001:db8::/32"));
        String version = tail.over(base).version();
        assertThat(version).matches("[0-9a-f]{12}");
        assertThat(of(List.of("2001:DB8::/32", "8.8.8.8/32"))
                        .over(of(List.of("9.9.9.9", "1.2.3.0/24")))
                        .version())
                .isEqualTo(version);
        assertThat(of(List.of("8.8.8.8")).over(base).version()).isNotEqualTo(version);
        assertThat(tail.over(of(List.of("1.2.3.0/24"))).version()).isNotEqualTo(version);
        assertThat(IpBlocklist.empty().over(base).version()).isEqualTo(base.version());
        assertThat(base.over(IpBlocklist.empty()).version()).isEqualTo(base.version());
        assertThat(IpBlocklist.empty().over(IpBlocklist.empty()).version())
                .isEqualTo(IpBlocklist.empty().version());
    }

    @Test
    void lookingUpAllocatesNothing() {
        IpBlocklist layered = of(List.of("10.0.0.0/8", "!10.1.7.7"))
                .over(of(List.of("81.64.0.0/16", "!81.64.9.9", "2001:db8:1::/48")));
        List<String> addresses =
                new ArrayList<>(List.of("10.1.7.7", "81.64.9.9", "81.64.1.1", "2001:db8:1::9", "8.8.8.8"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int listed = 0;
        for (int warmUp = 0; warmUp < 2_000; warmUp++) {
            listed += count(layered, addresses);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < 2_000; round++) {
            listed += count(layered, addresses);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(listed).isEqualTo(8_000);
        assertThat(allocated).isLessThan(20_000);
    }

    private static int count(IpBlocklist list, List<String> addresses) {
        int listed = 0;
        for (int index = 0; index < addresses.size(); index++) {
            listed += list.contains(addresses.get(index)) ? 1 : 0;
        }
        return listed;
    }

    private static IpBlocklist of(List<String> entries) {
        IpBlocklist.Parsed parsed = IpBlocklist.parse(entries);
        assertThat(parsed.rejectedCount()).isZero();
        return parsed.blocklist();
    }
}
