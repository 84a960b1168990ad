package io.adtally.fraud.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    /** The address in hex, eight digits for IPv4 and 32 for IPv6, or "none". */
    private static String read(String text) {
        StringBuilder hex = new StringBuilder();
        boolean found = IpAddress.visit(text, new IpAddress.Visitor() {
            @Override
            public boolean v4(long address) {
                hex.append(String.format("%08x", address));
                return true;
            }

            @Override
            public boolean v6(long high, long low) {
                hex.append(String.format("%016x%016x", high, low));
                return true;
            }
        });
        assertThat(found).isEqualTo(!hex.isEmpty());
        return found ? hex.toString() : "none";
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 00000000",
        "255.255.255.255, ffffffff",
        "10.1.200.99, 0a01c863",
        "::, 00000000000000000000000000000000",
        "::1, 00000000000000000000000000000001",
        "1::, 00010000000000000000000000000000",
        "2001:DB8::8:800:200c:417a, 20010db80000000000080800200c417a",
        "1:2:3:4:5:6:7:8, 00010002000300040005000600070008",
        "1::3:4:5:6:7:8, 00010000000300040005000600070008",
        "1:2:3:4:5:6:7::, 00010002000300040005000600070000",
        "::2:3:4:5:6:7:8, 00000002000300040005000600070008",
        "1:2:3:4::8, 00010002000300040000000000000008",
        "1:2:3:4:5::8, 00010002000300040005000000000008",
        "64:ff9b::192.0.2.33, 0064ff9b0000000000000000c0000221",
        "1:2:3:4:5:6:1.2.3.4, 00010002000300040005000601020304",
        "1:2:3:4:5::1.2.3.4, 00010002000300040005000001020304",
        "::ffff:1.2.3.4, 01020304",
        "::ffff:0102:0304, 01020304",
        "0:0:0:0:0:ffff:1.2.3.4, 01020304",
        "0000:0000:0000:0000:0000:FFFF:0102:0304, 01020304",
        "0000:0000:0000:0000:0000:ffff:255.255.255.255, ffffffff",
        "::1.2.3.4, 00000000000000000000000001020304",
        "::ffff:0:1.2.3.4, 0000000000000000ffff000001020304",
    })
    void readsTextForms(String text, String expected) {
        assertThat(read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                ":",
                ":::",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.04",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.4/32",
                "1.2.3.4:80",
                "0x1.2.3.4",
                "1.2.3.-4",
                "1.2.3.1000",
                "١.٢.٣.٤",
                "16909060",
                "localhost",
                "example.org",
                "::1%eth0",
                "[::1]",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1::2::3",
                ":1:2:3:4:5:6:7",
                ":1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:",
                "1:2:3:4:5:6:7:8:",
                "1:::2",
                "::12345",
                "::g",
                "::1.2.3",
                "::1.2.3.4:5",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3.256",
                "::-1",
                "1::2:",
                "::１",
                "0000:0000:0000:0000:0000:ffff:255.255.255.2555"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(read(text)).isEqualTo("none");
    }

    @Test
    void agreesWithTheJdkOnItsOwnTextAndOnEveryCompression() throws UnknownHostException {
        Random random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(4) == 0 ? 4 : 16];
            random.nextBytes(bytes);
            // Runs of zero groups, which the short form leaves out.
            int from = random.nextInt(bytes.length / 2 + 1) * 2;
            int to = from + random.nextInt((bytes.length - from) / 2 + 1) * 2;
            Arrays.fill(bytes, from, to, (byte) 0);
            String text = InetAddress.getByAddress(bytes).getHostAddress();
            String expected = HexFormat.of().formatHex(bytes);
            assertThat(read(text)).isEqualTo(expected);
            if (bytes.length == 16) {
                assertThat(read(compressed(bytes, from / 2, to / 2))).isEqualTo(expected);
            }
        }
    }

    /** Random text over the alphabet of addresses: whatever is accepted, the JDK reads to the same address. */
    @Test
    void neverAcceptsWhatTheJdkRefuses() throws UnknownHostException {
        Random random = new Random(5);
        String alphabet = "0123456789abcf:::..";
        int accepted = 0;
        for (int round = 0; round < 300_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = 2 + random.nextInt(12);
            for (int at = 0; at < length; at++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String hex = read(text.toString());
            // Only text with two or more colons or three dots got here: the JDK takes those for literals, not names.
            if (!hex.equals("none")) {
                accepted++;
                byte[] bytes = InetAddress.getByName(text.toString()).getAddress();
                assertThat(HexFormat.of().formatHex(bytes)).as(text.toString()).isEqualTo(hex);
            }
        }
        assertThat(accepted).isGreaterThan(1_000);
    }

    private static String compressed(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < 8; group++) {
            if (group == from && to > from) {
                text.append("::");
                group = to - 1;
            } else {
                boolean needsColon = !text.isEmpty() && text.charAt(text.length() - 1) != ':';
                text.append(needsColon ? ":" : "");
                text.append(Integer.toHexString(ByteBuffer.wrap(bytes).getShort(group * 2) & 0xffff));
            }
        }
        return text.toString();
    }
}
