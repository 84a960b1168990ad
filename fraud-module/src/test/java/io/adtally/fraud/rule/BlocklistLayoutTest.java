package io.adtally.fraud.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocklistLayoutTest {
    private static IpBlocklist.Parsed read(String text) throws IOException {
        return IpBlocklist.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void exceptionsOverrideWiderAndNarrowerEntries() throws IOException {
        IpBlocklist list = read("""
                10.0.0.0/8
                !10.1.0.0/16      # ours
                10.1.2.3
                ! 2001:db8:1::/48
                2001:db8::/32
                """).blocklist();
        assertThat(list.contains("10.0.255.255")).isTrue();
        assertThat(list.contains("10.1.0.0")).isFalse();
        assertThat(list.contains("10.1.2.3")).isFalse();
        assertThat(list.contains("2001:db8:1::7")).isFalse();
        assertThat(list.contains("2001:db8:2::7")).isTrue();
        assertThat(list.find("10.1.2.3"))
                .contains(new IpBlocklist.Match("10.1.0.0/16", IpBlocklist.Match.Effect.EXCEPTED));
        assertThat(list.find("10.2.2.3"))
                .contains(new IpBlocklist.Match("10.0.0.0/8", IpBlocklist.Match.Effect.LISTED));
        assertThat(list.find("11.2.2.3")).isEmpty();
        assertThat(list.find("nonsense")).isEmpty();
        assertThat(list.entryCount()).isEqualTo(2);
        assertThat(list.exceptionCount()).isEqualTo(2);
    }

    @Test
    void exceptionsTakePartInVersionAndUnion() throws IOException {
        IpBlocklist one = read("10.0.0.0/8\n").blocklist();
        IpBlocklist other = read("!10.1.0.0/16\n").blocklist();
        assertThat(one.plus(other).contains("10.1.2.3")).isFalse();
        assertThat(other.plus(one).version())
                .isEqualTo(one.plus(other).version())
                .isNotEqualTo(one.version());
        assertThat(read("10.1.0.0/16\n").blocklist().version()).isNotEqualTo(other.version());
    }

    @Test
    void pipeSeparatedLinesCarryAFlag() throws IOException {
        IpBlocklist.Parsed parsed = read("""
                1.1.1.1|1
                1.1.1.2|0
                1.1.1.3|
                1.1.1.4 | 1 | anything | 0
                !1.1.1.5|1
                1.1.1.6|yes
                1.1.1.7/33|1
                ^1\\.1\\.1\\.8$
                """);
        assertThat(parsed.acceptedCount()).isEqualTo(4);
        assertThat(List.of("1.1.1.1", "1.1.1.3", "1.1.1.4")).allMatch(parsed.blocklist()::contains);
        assertThat(List.of("1.1.1.2", "1.1.1.5", "1.1.1.6")).noneMatch(parsed.blocklist()::contains);
        assertThat(parsed.rejected())
                .containsExactly(
                        new RejectedEntry(6, "1.1.1.6|yes", RejectedEntry.Reason.BAD_FLAG),
                        new RejectedEntry(7, "1.1.1.7/33|1", RejectedEntry.Reason.BAD_PREFIX_LENGTH),
                        new RejectedEntry(8, "^1\\.1\\.1\\.8$", RejectedEntry.Reason.NOT_AN_ADDRESS));
    }

    @Test
    void readsAnyLineEndAMissingLastOneAndAByteOrderMark() throws IOException {
        IpBlocklist.Parsed parsed = read("\uFEFF1.1.1.1\r\n\r\n1.1.1.2\n1.1.1.3");
        assertThat(parsed.rejected()).isEmpty();
        assertThat(parsed.blocklist().entryCount()).isEqualTo(3);
        assertThat(read("").blocklist().version()).isEqualTo(IpBlocklist.empty().version());
    }

    /** A line of half a gigabyte would not fit the memory of this test if it were kept. */
    @Test
    void endlessLinesAreCutAndRefused() throws IOException {
        Reader endless = new Reader() {
            private long left = 500_000_000;

            @Override
            public int read(char[] buffer, int offset, int length) {
                if (left == 0) {
                    return -1;
                }
                int given = (int) Math.min(length, left);
                left -= given;
                java.util.Arrays.fill(buffer, offset, offset + given, 'x');
                if (left == 0) {
                    buffer[offset + given - 1] = '\n';
                }
                return given;
            }

            @Override
            public void close() {}
        };
        IpBlocklist.Parsed parsed = IpBlocklist.read(endless);
        assertThat(parsed.rejected())
                .containsExactly(new RejectedEntry(1, "x".repeat(80), RejectedEntry.Reason.LINE_TOO_LONG));
    }

    @Test
    void countsEveryRefusalAndTellsTheFirstThousand() throws IOException {
        IpBlocklist.Parsed parsed = read("bad\n".repeat(5_000) + "1.1.1.1\n");
        assertThat(parsed.rejectedCount()).isEqualTo(5_000);
        assertThat(parsed.rejected()).hasSize(1_000);
        assertThat(parsed.blocklist().contains("1.1.1.1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 1.2.3.4/32",
        "0.0.0.0/0, 0.0.0.0/0",
        "::ffff:1.2.3.0/120, 1.2.3.0/24",
        "2001:DB8:0:0:0:0:0:0/32, 2001:db8::/32",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1/128",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1/128",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1/128",
        "::/0, ::/0",
        "::1, ::1/128",
        "1::, 1::/128",
    })
    void networksHaveOneSpelling(String entry, String spelled) throws IOException {
        IpBlocklist list = read(entry).blocklist();
        String within = entry.contains("/") ? entry.substring(0, entry.indexOf('/')) : entry;
        assertThat(list.find(within).orElseThrow().entry()).isEqualTo(spelled);
    }
}
