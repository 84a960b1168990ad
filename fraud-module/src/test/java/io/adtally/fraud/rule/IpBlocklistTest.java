package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpBlocklistTest {
    private static IpBlocklist of(String... entries) {
        IpBlocklist.Parsed parsed = IpBlocklist.parse(List.of(entries));
        assertThat(parsed.rejected()).isEmpty();
        return parsed.blocklist();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255, '', ::",
        "10.0.0.0/8, 10.0.0.0, 10.255.255.255, 9.255.255.255, 11.0.0.0",
        "1.2.3.4, 1.2.3.4, ::ffff:1.2.3.4, 1.2.3.3, 1.2.3.5",
        "1.2.3.4/32, 1.2.3.4, 1.2.3.4, 1.2.3.3, ::1.2.3.4",
        "128.0.0.0/1, 128.0.0.0, 255.255.255.255, 127.255.255.255, ffff::",
        "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 1.2.3.4, ::ffff:1.2.3.4",
        "8000::/1, 8000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 7fff:ffff::, ::",
        "2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff::, 2001:db9::",
        "2001:db8:0:1::/64, 2001:db8:0:1::, 2001:db8:0:1:ffff:ffff:ffff:ffff, 2001:db8::, 2001:db8:0:2::",
        "2001:db8::/65, 2001:db8::, 2001:db8::7fff:ffff:ffff:ffff, 2001:db8::8000:0:0:0, 2001:db8:0:1::",
        "2001:db8::1/128, 2001:db8::1, 2001:DB8:0::1, 2001:db8::, 2001:db8::2",
        "::ffff:1.2.3.0/120, 1.2.3.0, ::ffff:1.2.3.255, 1.2.2.255, 1.2.4.0",
        "::ffff:0:0/96, 0.0.0.0, 255.255.255.255, ::, ::fffe:0:0",
        "::ffff:1.2.3.4, 1.2.3.4, ::ffff:102:304, ::1.2.3.4, 1.2.3.5",
    })
    void coversExactlyItsNetwork(String entry, String first, String last, String before, String after) {
        IpBlocklist list = of(entry);
        assertThat(list.contains(first)).isTrue();
        assertThat(list.contains(last)).isTrue();
        assertThat(list.contains(before)).isFalse();
        assertThat(list.contains(after)).isFalse();
    }

    @Test
    void leavesOutBadEntriesAndSaysWhyAndWhere() {
        IpBlocklist.Parsed parsed = IpBlocklist.parse(List.of(
                "# heading",
                "",
                "1.2.3.4 # one host",
                "1.2.3.4/24",
                "1.2.3.0/33",
                "example.org",
                "  2001:db8::/32\t",
                "2001:db8::1/64",
                "::/129",
                "1.2.3.0/-1",
                "1.2.3.0/",
                "1.2.3.0/08",
                "/8",
                "::ffff:1.2.3.0/88",
                "1.2.3.0/24/24",
                "::ffff:1.2.3.4/129",
                "x".repeat(500)));
        assertThat(parsed.acceptedCount()).isEqualTo(2);
        assertThat(parsed.blocklist().contains("1.2.3.4")).isTrue();
        assertThat(parsed.blocklist().contains("1.2.3.5")).isFalse();
        assertThat(parsed.blocklist().contains("2001:db8::7")).isTrue();
        assertThat(parsed.rejected())
                .containsExactly(
                        new RejectedEntry(4, "1.2.3.4/24", RejectedEntry.Reason.HOST_BITS_SET),
                        new RejectedEntry(5, "1.2.3.0/33", RejectedEntry.Reason.BAD_PREFIX_LENGTH),
                        new RejectedEntry(6, "example.org", RejectedEntry.Reason.NOT_AN_ADDRESS),
                        new RejectedEntry(8, "2001:db8::1/64", RejectedEntry.Reason.HOST_BITS_SET),
                        new RejectedEntry(9, "::/129", RejectedEntry.Reason.BAD_PREFIX_LENGTH),
                        new RejectedEntry(10, "1.2.3.0/-1", RejectedEntry.Reason.BAD_PREFIX_LENGTH),
                        new RejectedEntry(11, "1.2.3.0/", RejectedEntry.Reason.BAD_PREFIX_LENGTH),
                        new RejectedEntry(12, "1.2.3.0/08", RejectedEntry.Reason.BAD_PREFIX_LENGTH),
                        new RejectedEntry(13, "/8", RejectedEntry.Reason.NOT_AN_ADDRESS),
                        new RejectedEntry(14, "::ffff:1.2.3.0/88", RejectedEntry.Reason.HOST_BITS_SET),
                        new RejectedEntry(15, "1.2.3.0/24/24", RejectedEntry.Reason.BAD_PREFIX_LENGTH),
                        new RejectedEntry(16, "::ffff:1.2.3.4/129", RejectedEntry.Reason.BAD_PREFIX_LENGTH),
                        new RejectedEntry(17, "x".repeat(80), RejectedEntry.Reason.NOT_AN_ADDRESS));
    }

    @Test
    void keepsTheWidestOfOverlappingNetworksAndAllOthers() {
        assertThat(of("1.2.3.0/25", "1.2.3.128/25", "1.2.3.7").entryCount()).isEqualTo(2);
        assertThat(of("1.2.3.0/25", "1.2.3.0/26", "1.2.3.0", "1.2.3.0/25").entryCount())
                .isEqualTo(1);
        assertThat(of("1.2.3.0", "1.2.3.2").entryCount()).isEqualTo(2);
        assertThat(of("1.0.0.0/8", "1.2.3.0/25", "2.2.3.0/25").entryCount()).isEqualTo(2);
        assertThat(of("2001:db8::/33", "2001:db8:8000::/33").entryCount()).isEqualTo(2);
        assertThat(of("2001:db8::/32", "2001:db8::/33", "2001:db8::1", "2001:db9::1")
                        .entryCount())
                .isEqualTo(2);
        assertThat(of("::/0", "ffff::/16", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
                        .entryCount())
                .isEqualTo(1);
        assertThat(of("0.0.0.0/0", "255.255.255.255", "128.0.0.0/1").entryCount())
                .isEqualTo(1);
    }

    @Test
    void agreesWithComparingPrefixesBitByBit() {
        for (long seed = 0; seed < 60; seed++) {
            NetworkOracle oracle = new NetworkOracle(new Random(seed));
            List<String> entries = oracle.entries(200);
            IpBlocklist list = of(entries.toArray(String[]::new));
            for (String address : oracle.addresses(1_500)) {
                assertThat(list.contains(address))
                        .as("seed %s, %s", seed, address)
                        .isEqualTo(oracle.contains(address));
            }
        }
    }

    @Test
    void theVersionNamesTheAddressesCovered() {
        List<String> entries = new ArrayList<>(List.of("1.2.3.0/24", "9.9.9.9", "2001:db8::/32", "1.2.4.0/24"));
        String version = IpBlocklist.parse(entries).blocklist().version();
        Collections.shuffle(entries, new Random(1));
        assertThat(of(entries.toArray(String[]::new)).version())
                .isEqualTo(version)
                .matches("[0-9a-f]{12}");
        assertThat(of("1.2.4.0/24", "1.2.3.0/24", "9.9.9.9/32", "2001:DB8::/32").version())
                .isEqualTo(version);
        assertThat(of("1.2.3.0/24", "9.9.9.9", "2001:db8::/32").version()).isNotEqualTo(version);
        assertThat(IpBlocklist.empty().version()).isNotEqualTo(version);
    }

    @Test
    void joinsTwoSnapshotsAndLeavesThemAsTheyWere() {
        IpBlocklist one = of("1.2.3.0/24");
        IpBlocklist other = of("2001:db8::/32", "1.2.4.0/24");
        IpBlocklist both = one.plus(other);
        assertThat(both.version())
                .isEqualTo(of("1.2.3.0/24", "1.2.4.0/24", "2001:db8::/32").version());
        assertThat(one.contains("1.2.4.1")).isFalse();
        assertThat(one.plus(IpBlocklist.empty()).version()).isEqualTo(one.version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.255",
                "203.0.113.0",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "100::1",
                "2001:2:0:1::",
                "2001:20::1",
                "2001:db8:1::1",
                "3fff:fff:ffff::",
                "ff02::1",
                "::ffff:203.0.113.9"
            })
    void bundledListNamesWhatNoViewerCanHave(String ip) {
        assertThat(IpBlocklist.bundled().contains(ip)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "8.8.8.8",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.1.1",
                "172.16.0.1",
                "192.168.1.1",
                "192.0.0.9",
                "192.0.1.1",
                "192.0.3.0",
                "198.17.255.255",
                "198.20.0.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "::1",
                "fc00::1",
                "fe80::1",
                "2001:4860:4860::8888",
                "2001:db9::",
                "2002:102:304::1",
                "2400:cb00::1",
                "2a02:8071::1",
                "3fff:1000::",
                "64:ff9b::808:808",
                "::ffff:8.8.8.8"
            })
    void bundledListSparesPublicPrivateAndSharedAddresses(String ip) {
        assertThat(IpBlocklist.bundled().contains(ip)).isFalse();
    }

    @Test
    void absentAndMalformedAddressesAreNotListed() {
        IpBlocklist everything = of("0.0.0.0/0", "::/0");
        assertThat(everything.contains(null)).isFalse();
        assertThat(everything.contains("")).isFalse();
        assertThat(everything.contains("localhost")).isFalse();
        assertThat(everything.contains("1.2.3.4")).isTrue();
    }
}
