package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.adtally.fraud.place.IpAddress;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A list as large as fits a test's time, of the shapes that address lists have, against the obvious answer. */
class LargeBlocklistTest {
    private static final int ENTRIES = 300_000;
    private static final int LOOKUPS = 300_000;

    /** Lengths as they occur: mostly single addresses and /24 or /64, and a few of every other. */
    private static final int[] V4_LENGTHS = {32, 32, 32, 32, 24, 24, 25, 26, 27, 28, 29, 30, 31, 23, 22, 20};

    private static final int[] V6_LENGTHS = {128, 128, 64, 64, 64, 56, 48, 48, 127, 65, 63, 44, 32};

    private static final PrefixOracle LISTED = new PrefixOracle();
    private static final PrefixOracle EXCEPTED = new PrefixOracle();
    private static final List<String> LINES = new ArrayList<>();
    private static final List<String> LOOKED_UP = new ArrayList<>();
    private static final Random RANDOM = new Random(20261125);

    @BeforeAll
    static void makeNetworksAndAddressesAtTheirEnds() {
        while (LINES.size() < ENTRIES) {
            boolean v4 = RANDOM.nextInt(10) < 7;
            int[] lengths = v4 ? V4_LENGTHS : V6_LENGTHS;
            boolean wide = RANDOM.nextInt(2_000) == 0;
            int length = wide ? 9 + RANDOM.nextInt(12) : lengths[RANDOM.nextInt(lengths.length)];
            byte[] network = PrefixOracle.network(address(v4), length);
            boolean single = length == network.length * 8 && RANDOM.nextBoolean();
            String cidr = PrefixOracle.text(network) + (single ? "" : "/" + length);
            boolean exception = RANDOM.nextInt(20) == 0;
            (exception ? EXCEPTED : LISTED).add(cidr);
            LINES.add((exception ? "!" : "") + cidr);
            if (RANDOM.nextBoolean()) {
                LOOKED_UP.add(PrefixOracle.text(beside(network, length)));
            }
        }
        while (LOOKED_UP.size() < LOOKUPS) {
            LOOKED_UP.add(PrefixOracle.text(address(RANDOM.nextBoolean())));
        }
    }

    @Test
    void agreesWithTheObviousAnswer() throws IOException {
        IpBlocklist.Parsed parsed = IpBlocklist.read(new StringReader(String.join("\r\n", LINES)));
        assertThat(parsed.rejectedCount()).isZero();
        assertThat(parsed.acceptedCount()).isEqualTo(ENTRIES);
        IpBlocklist list = parsed.blocklist();
        int contained = 0;
        for (String ip : LOOKED_UP) {
            String exception = EXCEPTED.widest(ip);
            String entry = exception == null ? LISTED.widest(ip) : null;
            assertThat(list.contains(ip)).as(ip).isEqualTo(entry != null);
            contained += entry == null ? 0 : 1;
            IpBlocklist.Match match = list.find(ip).orElse(null);
            if (exception != null) {
                assertMatch(match, exception, IpBlocklist.Match.Effect.EXCEPTED);
            } else if (entry != null) {
                assertMatch(match, entry, IpBlocklist.Match.Effect.LISTED);
            } else {
                assertThat(match).as(ip).isNull();
            }
        }
        assertThat(contained).isBetween(LOOKUPS / 5, LOOKUPS * 4 / 5);
    }

    /** A filter that says "maybe" of every block: whatever it lets through must be decided by the networks themselves. */
    @Test
    void aFilterThatNeverSaysNoChangesNoAnswer() {
        AddressSetBuilder full = new AddressSetBuilder();
        for (String line : LINES) {
            if (!line.startsWith("!")) {
                add(full, line);
            }
        }
        AddressSet set = full.build(0);
        for (String ip : LOOKED_UP) {
            boolean contained = IpAddress.visit(ip, new IpAddress.Visitor() {
                @Override
                public boolean v4(long address) {
                    return set.containsV4(address);
                }

                @Override
                public boolean v6(long high, long low) {
                    return set.containsV6(high, low);
                }
            });
            assertThat(contained).as(ip).isEqualTo(LISTED.widest(ip) != null);
        }
    }

    @Test
    void theFilterSparesMostSearches() {
        BlockFilter filter = new BlockFilter(100_000, BlockFilter.BITS_PER_KEY);
        for (long key = 0; key < 100_000; key++) {
            filter.add(key * 7);
        }
        int maybe = 0;
        for (long key = 0; key < 100_000; key++) {
            assertThat(filter.mayContain(key * 7)).isTrue();
            maybe += filter.mayContain(-1 - key) ? 1 : 0;
        }
        assertThat(maybe).isLessThan(4_000);
    }

    private static void assertMatch(
            IpBlocklist.@Nullable Match match, String network, IpBlocklist.Match.Effect effect) {
        assertThat(match).isNotNull();
        assertThat(match.effect()).isEqualTo(effect);
        int slash = match.entry().indexOf('/');
        // The JDK reads what is spelled here and spells it its own way.
        String read = PrefixOracle.text(PrefixOracle.bytes(match.entry().substring(0, slash)));
        assertThat(read + match.entry().substring(slash)).isEqualTo(network);
    }

    private static void add(AddressSetBuilder builder, String cidr) {
        int slash = cidr.indexOf('/');
        boolean added = IpAddress.visit(slash < 0 ? cidr : cidr.substring(0, slash), new IpAddress.Visitor() {
            @Override
            public boolean v4(long address) {
                builder.addV4(address, slash < 0 ? 32 : Integer.parseInt(cidr.substring(slash + 1)));
                return true;
            }

            @Override
            public boolean v6(long high, long low) {
                builder.addV6(high, low, slash < 0 ? 128 : Integer.parseInt(cidr.substring(slash + 1)));
                return true;
            }
        });
        assertThat(added).isTrue();
    }

    /** In few leading blocks, so that networks meet. */
    private static byte[] address(boolean v4) {
        byte[] address = new byte[v4 ? 4 : 16];
        RANDOM.nextBytes(address);
        address[0] = (byte) (v4 ? 10 * RANDOM.nextInt(24) : 0x20);
        if (!v4) {
            address[1] = (byte) RANDOM.nextInt(2);
            address[2] = 0;
            address[3] &= 0x3f;
        }
        return address;
    }

    /** The first or last address of a network, the one before or after, or any within. */
    private static byte[] beside(byte[] network, int length) {
        byte[] address = network.clone();
        int kind = RANDOM.nextInt(5);
        for (int bit = length; kind >= 2 && bit < address.length * 8; bit++) {
            boolean one = kind < 4 || RANDOM.nextBoolean();
            address[bit / 8] |= one ? (byte) (0x80 >> (bit % 8)) : 0;
        }
        int carry = kind == 1 ? -1 : kind == 3 ? 1 : 0;
        for (int at = address.length - 1; at >= 0 && carry != 0; at--) {
            int sum = (address[at] & 0xff) + carry;
            address[at] = (byte) sum;
            carry = sum >> 8;
        }
        return address;
    }
}
